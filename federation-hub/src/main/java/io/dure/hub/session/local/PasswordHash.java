package io.dure.hub.session.local;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password that cannot be read back (PBKDF2 with HMAC-SHA-256, RFC 8018).
 *
 * @param salt hexadecimal digits
 * @param hash hexadecimal digits
 */
record PasswordHash(int iterations, String salt, String hash) {
    private static final int ITERATIONS = 600_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    static PasswordHash of(String password, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        return new PasswordHash(
                ITERATIONS,
                HexFormat.of().formatHex(salt),
                HexFormat.of().formatHex(derive(password, salt, ITERATIONS)));
    }

    boolean matches(String password) {
        byte[] own = HexFormat.of().parseHex(hash);
        return !password.isEmpty()
                && MessageDigest.isEqual(own, derive(password, HexFormat.of().parseHex(salt), iterations));
    }

    private static byte[] derive(String password, byte[] salt, int iterations) {
        PBEKeySpec key = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(key)
                    .getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        } finally {
            key.clearPassword();
        }
    }

    /** Keeps it out of logs. */
    @Override
    public String toString() {
        return "PasswordHash";
    }
}
