package io.dure.hub.session.local;

import java.security.SecureRandom;

/** A password that nobody made up: 26 characters, 130 random bits, without those that look alike. */
final class OneTimeSecret {
    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 26;

    private OneTimeSecret() {}

    static String fresh(SecureRandom random) {
        StringBuilder secret = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            secret.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return secret.toString();
    }
}
