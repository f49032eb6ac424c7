package io.dure.gslb.provider.rfc2136.render;

import java.time.Duration;
import java.util.Comparator;

/**
 * One record of a zone.
 *
 * @param owner lower case, absolute without the trailing dot
 * @param type A, AAAA, CNAME, NS, LUA, or that of a record that is not ours
 * @param data addresses as {@code InetAddress} writes them, names as owners are, {@code LUA} as the type that it answers
 *     and its code
 */
public record ZoneRecord(String owner, String type, String data, Duration ttl) implements Comparable<ZoneRecord> {
    public static final String LUA = "LUA";

    private static final Comparator<ZoneRecord> ORDER = Comparator.comparing(ZoneRecord::owner)
            .thenComparing(ZoneRecord::type)
            .thenComparing(ZoneRecord::data)
            .thenComparing(ZoneRecord::ttl);

    /** As a preview shows it. */
    public String text() {
        return data + " ttl=" + ttl.toSeconds();
    }

    RecordSetName set() {
        return new RecordSetName(owner, type);
    }

    @Override
    public int compareTo(ZoneRecord other) {
        return ORDER.compare(this, other);
    }
}
