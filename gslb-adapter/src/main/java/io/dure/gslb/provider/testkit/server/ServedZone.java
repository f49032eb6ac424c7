package io.dure.gslb.provider.testkit.server;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/**
 * A zone as a test wants it served.
 *
 * @param name apex without the trailing dot
 * @param keys that the server knows
 * @param records in a zone file's form with absolute owners, beside the SOA and one NS record
 */
public record ServedZone(String name, List<Key> keys, List<String> records) {
    public ServedZone {
        keys = List.copyOf(keys);
        records = List.copyOf(records);
    }

    /**
     * A TSIG key.
     *
     * @param algorithm for example {@code hmac-sha256}
     * @param secret in base64
     * @param mayChange whether the zone may be changed, and transferred, by it
     */
    public record Key(String name, String algorithm, String secret, boolean mayChange) {
        public static Key random(String name, String algorithm, boolean mayChange) {
            byte[] secret = new byte[algorithm.equals("hmac-sha512") ? 64 : 32];
            new SecureRandom().nextBytes(secret);
            return new Key(name, algorithm, Base64.getEncoder().encodeToString(secret), mayChange);
        }
    }

    String file() {
        return name + ". 300 IN SOA ns1." + name + ". hostmaster." + name + ". 1 3600 600 86400 60\n" + name
                + ". 300 IN NS ns1." + name + ".\nns1." + name + ". 300 IN A 127.0.0.1\n"
                + String.join("\n", records) + "\n";
    }

    List<Key> changing() {
        return keys.stream().filter(Key::mayChange).toList();
    }
}
