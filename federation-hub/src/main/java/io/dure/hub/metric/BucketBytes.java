package io.dure.hub.metric;

import java.io.ByteArrayOutputStream;

/**
 * Buckets in few bytes: the first index, then a byte for each bucket, its upper half the distance from the bucket before, its
 * lower half the count, each less one; 15 in a half means that a number follows. Neighbouring buckets with small counts, the
 * usual ones, take few of the 256 values, which the file's compression turns into half a byte each.
 */
final class BucketBytes {
    private static final int FOLLOWS = 15;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private int previous;

    /** Takes a bucket. */
    @FunctionalInterface
    interface Reader {
        void bucket(int index, long count);
    }

    /** In ascending order of their indexes, counts above 0. */
    void add(int index, long count) {
        long distance = 1;
        if (bytes.size() == 0) {
            number(((long) index << 1) ^ (index >> 31));
        } else {
            distance = (long) index - previous;
        }
        long far = distance - 1;
        long more = count - 1;
        bytes.write((int) ((Math.min(far, FOLLOWS) << 4) | Math.min(more, FOLLOWS)));
        if (far >= FOLLOWS) {
            number(far - FOLLOWS);
        }
        if (more >= FOLLOWS) {
            number(more - FOLLOWS);
        }
        previous = index;
    }

    private void number(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }

    byte[] toArray() {
        return bytes.toByteArray();
    }

    static void read(byte[] bytes, Reader reader) {
        if (bytes.length > 0) {
            new Cursor(bytes).read(reader);
        }
    }

    private static final class Cursor {
        private final byte[] bytes;
        private int at;

        Cursor(byte[] bytes) {
            this.bytes = bytes;
        }

        void read(Reader reader) {
            long zigzag = number();
            int index = (int) ((zigzag >>> 1) ^ -(zigzag & 1)) - 1;
            boolean isFirst = true;
            while (at < bytes.length) {
                int token = bytes[at++] & 0xFF;
                long far = token >> 4;
                long more = token & FOLLOWS;
                if (far == FOLLOWS) {
                    far += number();
                }
                if (more == FOLLOWS) {
                    more += number();
                }
                index += isFirst ? 1 : (int) far + 1;
                isFirst = false;
                reader.bucket(index, more + 1);
            }
        }

        private long number() {
            long value = 0;
            for (int shift = 0; shift < 64; shift += 7) {
                byte part = bytes[at++];
                value |= (part & 0x7FL) << shift;
                if (part >= 0) {
                    return value;
                }
            }
            throw new IllegalArgumentException("a stored number is too long");
        }
    }
}
