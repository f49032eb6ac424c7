package io.dure.protocol.trust;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A one-time token as people carry it: {@code dure-enrol.SECRET.PIN}, where the pin is the fingerprint of what the hub's
 * certificate is trusted by. Any other text is a secret without a pin, as one laid in a file beforehand.
 */
public record TokenText(String secret, Optional<String> pin) {
    private static final Pattern PINNED = Pattern.compile("dure-enrol\\.([A-Za-z0-9_-]{43})\\.([A-Za-z0-9_-]{43})");

    public static TokenText parse(String text) {
        Matcher pinned = PINNED.matcher(text.strip());
        return pinned.matches()
                ? new TokenText(pinned.group(1), Optional.of(pinned.group(2)))
                : new TokenText(text.strip(), Optional.empty());
    }

    /** As it is told to people, once. */
    public String reveal() {
        return pin.map(known -> "dure-enrol." + secret + "." + known).orElse(secret);
    }

    /** SHA-256 of the secret in hexadecimal digits: all that is kept of it. */
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    /** Keeps it out of logs. */
    @Override
    public String toString() {
        return "TokenText";
    }
}
