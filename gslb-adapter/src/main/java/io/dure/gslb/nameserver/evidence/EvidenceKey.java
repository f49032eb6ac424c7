package io.dure.gslb.nameserver.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Base64;
import java.util.function.LongUnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.xbill.DNS.Name;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TextParseException;

/** The hmac-sha256 key that all vantage points share. Never prints its secret. */
public final class EvidenceKey {
    private static final int SHORTEST = 16;
    private static final String HMAC = "HmacSHA256";

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
        return new TSIG(TSIG.HMAC_SHA256, dnsName(name), new SecretKeySpec(secret, HMAC), clock);
    }

    /**
     * Names of clients: keyed hashes, so that nobody without this key finds an address behind one, and the same at every
     * vantage point. The key is derived, so that names tell nothing of the secret that signs.
     */
    public LongUnaryOperator resolverNames() {
        SecretKeySpec derived = new SecretKeySpec(
                mac(new SecretKeySpec(secret, HMAC)).doFinal("dure resolver names".getBytes(US_ASCII)), HMAC);
        return client -> ByteBuffer.wrap(mac(derived)
                        .doFinal(ByteBuffer.allocate(Long.BYTES).putLong(client).array()))
                .getLong();
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + HMAC, impossible);
        }
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
