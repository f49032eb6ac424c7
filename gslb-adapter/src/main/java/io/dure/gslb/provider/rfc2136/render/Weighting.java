package io.dure.gslb.provider.rfc2136.render;

import io.dure.gslb.plan.Endpoint;
import java.time.Duration;
import java.util.List;

/** How weights are answered by a server that has none. */
public sealed interface Weighting {
    /**
     * A CNAME to {@code <service id>.<zone>}, which our nameservers answer: the default. Weights, policy and evacuation are
     * theirs; the zone changes only when a service comes or goes.
     *
     * @param zone that our nameservers host, for example {@code gslb.egov.test}
     * @param ttl of the CNAME, which no weight changes
     */
    record Alias(String zone, Duration ttl) implements Weighting {
        public Alias {
            zone = DnsName.required(zone, "the nameservers' zone");
            wholeSeconds(ttl);
        }
    }

    /**
     * The service's name is delegated to our nameservers, which host a zone of that name.
     *
     * @param ttl of the NS and address records, which no weight changes
     */
    record Delegation(List<Host> hosts, Duration ttl) implements Weighting {
        public Delegation {
            hosts = List.copyOf(hosts);
            if (hosts.isEmpty()) {
                throw new IllegalArgumentException("a delegation needs at least one nameserver");
            }
            if (hosts.stream().map(Host::name).distinct().count() != hosts.size()) {
                throw new IllegalArgumentException("a nameserver is named twice: " + hosts);
            }
            wholeSeconds(ttl);
        }
    }

    /**
     * A nameserver that a delegation names.
     *
     * @param name with addresses, one label, which is put below each service's name; without, the absolute name of a host
     *     whose addresses are kept elsewhere
     * @param addresses written beside the delegation (glue)
     */
    record Host(String name, List<String> addresses) {
        public Host {
            name = DnsName.required(name, "the nameserver");
            addresses = addresses.stream()
                    .map(address -> new Endpoint(address, 53).address())
                    .toList();
            if (addresses.isEmpty() == DnsName.isLabel(name)) {
                throw new IllegalArgumentException(
                        "a nameserver is one label with addresses, or an absolute name without: " + name + " "
                                + addresses);
            }
        }
    }

    /**
     * As many addresses of each site in one answer as come closest to the weights. Honest only where sites have many
     * addresses and clients take any of an answer.
     *
     * @param most addresses of one family in an answer
     * @param tolerance by how many points a site's share may be off while every member has its configured weight
     */
    record Addresses(int most, int tolerance) implements Weighting {
        public Addresses {
            if (most < 1 || most > 64) {
                throw new IllegalArgumentException("1 to 64 addresses in an answer, not " + most);
            }
            if (tolerance < 0 || tolerance > 100) {
                throw new IllegalArgumentException("a tolerance is 0 to 100 points, not " + tolerance);
            }
        }
    }

    /**
     * One site after the other, as often as its weight says. Whoever asks within one turn gets the same site; the zone
     * changes once a turn. To be switched on knowingly.
     *
     * @param turn how long one site is answered
     */
    record Rotation(Duration turn) implements Weighting {
        public Rotation {
            if (turn.compareTo(Duration.ofSeconds(1)) < 0 || turn.compareTo(Duration.ofHours(1)) > 0) {
                throw new IllegalArgumentException("a turn lasts a second to an hour, not " + turn);
            }
        }
    }

    /** PowerDNS's own: a LUA record that draws by weight at each question. Its {@code enable-lua-records} must be on. */
    record Lua() implements Weighting {}

    /** Whether the records are the same whatever the weights are, our nameservers answering. */
    default boolean isLink() {
        return this instanceof Alias || this instanceof Delegation;
    }

    private static void wholeSeconds(Duration ttl) {
        if (ttl.isNegative() || ttl.getNano() != 0 || ttl.getSeconds() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("not a ttl of whole seconds below 2^31: " + ttl);
        }
    }
}
