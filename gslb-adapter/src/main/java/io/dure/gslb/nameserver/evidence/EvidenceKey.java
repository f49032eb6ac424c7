package io.dure.gslb.nameserver.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import org.xbill.DNS.Name;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TextParseException;

/** The hmac-sha256 key that all vantage points share. Never prints its secret. */
public final class EvidenceKey {
    private static final int SHORTEST = 16;

    private final String name;
    private final byte[] secret;

    public EvidenceKey(String name, byte[] secret) {
        if (secret.length < SHORTEST) {
            throw new IllegalArgumentException("the secret of key " + name + " has " + secret.length
                    + " bytes; hmac-sha256 wants at least " + SHORTEST);
        }
        this.name = name;
        this.secret = secret.clone();
        dnsName(name);
    }

    /**
     * Reads a file that holds the secret in base64.
     *
     * @throws IllegalArgumentException if the file holds no such secret
     */
    public static EvidenceKey read(String name, Path file) throws IOException {
        try {
            return new EvidenceKey(
                    name, Base64.getDecoder().decode(Files.readString(file).strip()));
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException(file + " does not hold a base64 secret: " + malformed.getMessage());
        }
    }

    TSIG tsig(Clock clock) {
        return new TSIG(
                TSIG.HMAC_SHA256, dnsName(name), new javax.crypto.spec.SecretKeySpec(secret, "HmacSHA256"), clock);
    }

    static Name dnsName(String name) {
        try {
            return Name.fromString(name, Name.root);
        } catch (TextParseException malformed) {
            throw new IllegalArgumentException("not a DNS name: " + name, malformed);
        }
    }

    /** Where a vantage point serves its evidence. */
    static Name owner(String vantagePoint) {
        return dnsName("_evidence." + vantagePoint + ".dure.");
    }

    @Override
    public String toString() {
        return "EvidenceKey[" + name + "]";
    }
}
