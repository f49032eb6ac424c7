package io.dure.gslb.nameserver.zone;

import java.time.Duration;
import java.util.List;

/**
 * The zone as its operator configured it; services are added by plans.
 *
 * @param zone apex, for example {@code egov.test}
 * @param primary the SOA's MNAME
 * @param mailbox the SOA's RNAME, its at sign written as a dot
 * @param negativeTtl how long resolvers may keep that a name or type does not exist (RFC 2308)
 */
public record ZoneConfig(
        String zone, String primary, String mailbox, Duration negativeTtl, List<StaticRecord> records) {
    public ZoneConfig {
        records = List.copyOf(records);
        Ttl.seconds(negativeTtl);
    }

    /**
     * The static records of one name and type.
     *
     * @param type {@code NS}, {@code A}, {@code AAAA}, {@code TXT} or {@code CNAME}
     */
    public record StaticRecord(String name, String type, Duration ttl, List<String> values) {
        public StaticRecord {
            values = List.copyOf(values);
            Ttl.seconds(ttl);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("no value for " + name + " " + type);
            }
        }
    }
}
