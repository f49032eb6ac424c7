package io.dure.agent.users;

/** SipHash-2-4, a keyed hash of 64 bits that cannot be turned back without the key (Aumasson, Bernstein 2012). */
final class SipHash {
    private static final int WORD = Long.BYTES;

    private final long k0;
    private final long k1;

    /**
     * @param key 16 bytes
     */
    SipHash(byte[] key) {
        if (key.length != 2 * WORD) {
            throw new IllegalArgumentException("a key has 16 bytes");
        }
        k0 = word(key, 0, WORD);
        k1 = word(key, WORD, WORD);
    }

    long hash(byte[] message) {
        State state = new State(k0, k1);
        int whole = message.length - message.length % WORD;
        for (int at = 0; at < whole; at += WORD) {
            state.compress(word(message, at, WORD));
        }
        state.compress(((long) message.length << 56) | word(message, whole, message.length - whole));
        return state.finish();
    }

    private static long word(byte[] bytes, int from, int length) {
        long word = 0;
        for (int i = 0; i < length; i++) {
            word |= (bytes[from + i] & 0xFFL) << (Byte.SIZE * i);
        }
        return word;
    }

    private static final class State {
        private long v0;
        private long v1;
        private long v2;
        private long v3;

        State(long k0, long k1) {
            v0 = k0 ^ 0x736f6d6570736575L;
            v1 = k1 ^ 0x646f72616e646f6dL;
            v2 = k0 ^ 0x6c7967656e657261L;
            v3 = k1 ^ 0x7465646279746573L;
        }

        void compress(long word) {
            v3 ^= word;
            round();
            round();
            v0 ^= word;
        }

        long finish() {
            v2 ^= 0xFF;
            for (int i = 0; i < 4; i++) {
                round();
            }
            return v0 ^ v1 ^ v2 ^ v3;
        }

        private void round() {
            v0 += v1;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v0 = Long.rotateLeft(v0, 32);
            v2 += v3;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 += v3;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 += v1;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v2 = Long.rotateLeft(v2, 32);
        }
    }
}
