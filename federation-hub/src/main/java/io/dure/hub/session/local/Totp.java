package io.dure.hub.session.local;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One-time passwords by time (RFC 6238) over HOTP (RFC 4226).
 *
 * @param algorithm of the MAC, for example {@code HmacSHA1}, which is what authenticators know
 */
record Totp(String algorithm, int digits) {
    static final Totp USUAL = new Totp("HmacSHA1", 6);
    static final int STEP_SECONDS = 30;

    Totp {
        if (digits < 6 || digits > 8) {
            throw new IllegalArgumentException("digits: not between 6 and 8: " + digits);
        }
    }

    static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    String code(byte[] secret, long step) {
        byte[] hash = mac(secret, ByteBuffer.allocate(8).putLong(step).array());
        int offset = hash[hash.length - 1] & 0xf;
        int truncated = ByteBuffer.wrap(hash, offset, 4).getInt() & 0x7fffffff;
        int modulus = (int) Math.pow(10, digits);
        return String.format("%0" + digits + "d", truncated % modulus);
    }

    /**
     * The step of a code that is right now, or was one step ago, or will be in one: clocks differ.
     *
     * @param after codes up to this step have been used
     */
    OptionalLong match(byte[] secret, String code, Instant now, long after) {
        long current = step(now);
        OptionalLong found = OptionalLong.empty();
        for (long step = current - 1; step <= current + 1; step++) {
            boolean same = MessageDigest.isEqual(bytes(code(secret, step)), bytes(code));
            if (same && step > after) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    private byte[] mac(byte[] secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret, algorithm));
            return mac.doFinal(message);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(String code) {
        return code.getBytes(StandardCharsets.UTF_8);
    }
}
