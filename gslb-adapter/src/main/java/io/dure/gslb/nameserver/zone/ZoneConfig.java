package io.dure.gslb.nameserver.zone;

import io.dure.gslb.nameserver.message.WireName;
import io.dure.gslb.plan.ServiceName;
import java.time.Duration;
import java.util.List;

/**
 * The zone as its operator configured it; services are added by plans.
 *
 * @param zone apex, for example {@code egov.test}
 * @param primary the SOA's MNAME
 * @param mailbox the SOA's RNAME, its at sign written as a dot
 * @param negativeTtl how long resolvers may keep that a name or type does not exist (RFC 2308)
 * @param aliasTargets whether a service whose name lies outside of the zone is answered as {@code <service id>.<zone>}, for a
 *     CNAME in the name's own zone to point at; else such a plan is refused
 */
public record ZoneConfig(
        String zone,
        String primary,
        String mailbox,
        Duration negativeTtl,
        List<StaticRecord> records,
        boolean aliasTargets) {
    public ZoneConfig {
        records = List.copyOf(records);
        Ttl.seconds(negativeTtl);
    }

    /** One that answers its own names only. */
    public ZoneConfig(String zone, String primary, String mailbox, Duration negativeTtl, List<StaticRecord> records) {
        this(zone, primary, mailbox, negativeTtl, records, false);
    }

    /** The name under which a service is answered here. */
    public String answered(ServiceName service) {
        return aliasTargets && !WireName.of(service.name()).isWithin(WireName.of(zone))
                ? service.service() + "." + zone
                : service.name();
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
