package io.dure.gslb.provider.rfc2136;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Name;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TextParseException;

/** A key that the zone's primary knows too (RFC 8945). Never prints its secret. */
public final class TsigKey {
    private static final int SHORTEST = 16;

    private final Name name;
    private final Algorithm algorithm;
    private final SecretKeySpec secret;

    /** What signs; older ones are not offered. */
    public enum Algorithm {
        HMAC_SHA256("HmacSHA256"),
        HMAC_SHA512("HmacSHA512");

        private final String mac;

        Algorithm(String mac) {
            this.mac = mac;
        }

        private Name dnsName() {
            return switch (this) {
                case HMAC_SHA256 -> TSIG.HMAC_SHA256;
                case HMAC_SHA512 -> TSIG.HMAC_SHA512;
            };
        }

        /** Reads {@code hmac-sha256} or {@code hmac-sha512}. */
        public static Algorithm parse(String text) {
            for (Algorithm one : values()) {
                if (one.toString().equals(text.toLowerCase(Locale.ROOT))) {
                    return one;
                }
            }
            throw new IllegalArgumentException("hmac-sha256 or hmac-sha512, not " + text);
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * A key with its secret.
     *
     * @throws IllegalArgumentException if the name is none of DNS, or the secret is too short to be one
     */
    public TsigKey(String name, Algorithm algorithm, byte[] secret) {
        if (secret.length < SHORTEST) {
            throw new IllegalArgumentException("the secret of key " + name + " has " + secret.length
                    + " bytes; at least " + SHORTEST + " are needed");
        }
        try {
            this.name = Name.fromString(name, Name.root);
        } catch (TextParseException malformed) {
            throw new IllegalArgumentException("not a DNS name: " + name, malformed);
        }
        this.algorithm = algorithm;
        this.secret = new SecretKeySpec(secret, algorithm.mac);
    }

    /**
     * Reads a file that holds the secret in base64, as {@code tsig-keygen} prints it.
     *
     * @throws IllegalArgumentException if the file holds no such secret
     */
    public static TsigKey read(String name, Algorithm algorithm, Path file) throws IOException {
        byte[] secret;
        try {
            secret = Base64.getDecoder().decode(Files.readString(file).strip());
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(file + " does not hold a base64 secret");
        }
        return new TsigKey(name, algorithm, secret);
    }

    TSIG tsig(Clock clock) {
        return new TSIG(algorithm.dnsName(), name, secret, clock);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TsigKey key
                && name.equals(key.name)
                && algorithm == key.algorithm
                && secret.equals(key.secret);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, algorithm);
    }

    @Override
    public String toString() {
        return "TsigKey[" + name + " " + algorithm + "]";
    }
}
