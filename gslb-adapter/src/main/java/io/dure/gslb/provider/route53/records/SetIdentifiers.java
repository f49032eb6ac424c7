package io.dure.gslb.provider.route53.records;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Names of our record sets: the same for the same member and address for ever, unique in the whole zone, and told from
 * anybody else's.
 */
public final class SetIdentifiers {
    /** Of an identifier, in Route 53. */
    static final int LONGEST = 128;

    private SetIdentifiers() {}

    /**
     * Of one set.
     *
     * @param what the address, or what else tells a member's sets apart
     */
    static String of(String service, String site, String what) {
        String whole = "dure:" + service + ":" + site + ":" + what;
        return whole.length() <= LONGEST
                ? whole
                : whole.substring(0, LONGEST - 17) + "~" + digest(whole).substring(0, 16);
    }

    /** The site of a set of ours; empty: it is somebody else's. */
    public static Optional<String> site(String service, String identifier) {
        String start = "dure:" + service + ":";
        int end = identifier.indexOf(':', start.length());
        return identifier.startsWith(start) && end > 0
                ? Optional.of(identifier.substring(start.length(), end))
                : Optional.empty();
    }

    /** SHA-256 of a text, in lower hexadecimal. */
    public static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
