package io.dure.gslb.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** By what a service's answers are chosen among the members that serve; {@link Division} has the shares. */
public sealed interface Policy {
    /** Subnets that a service may name, all its sites together. */
    int MOST_SUBNETS = 1024;

    /** By the members' weights; the default. */
    record Weighted() implements Policy {}

    /** Every member that has a weight gets the same share, whatever the weight is, and less only while it comes back. */
    record ActiveActive() implements Policy {}

    /**
     * The first member of the order that is fit gets all; the others wait. While it comes back, the next one has the rest.
     *
     * @param order sites, each member's once; a member that it does not name comes after it
     */
    record ActiveStandby(List<String> order) implements Policy {
        public ActiveStandby {
            order = List.copyOf(order);
            if (Set.copyOf(order).size() != order.size()) {
                throw new IllegalArgumentException("a site stands twice in the order: " + order);
            }
        }
    }

    /**
     * A client is sent to the site that prefers its subnet (RFC 7871, else its resolver's) by the longest prefix, and by
     * weights where none does or that site is not fit.
     *
     * @param preferred by site; a subnet stands at one site only
     */
    record BySubnet(Map<String, List<Subnet>> preferred) implements Policy {
        public BySubnet {
            preferred = Map.copyOf(preferred);
            Set<Subnet> all = new HashSet<>();
            for (List<Subnet> subnets : preferred.values()) {
                for (Subnet subnet : subnets) {
                    if (!all.add(subnet)) {
                        throw new IllegalArgumentException("subnet " + subnet + " is given twice");
                    }
                }
            }
            if (all.size() > MOST_SUBNETS) {
                throw new IllegalArgumentException(all.size() + " subnets are more than " + MOST_SUBNETS);
            }
        }
    }

    /** Stable, as it stands in the services file and in the API. */
    default String code() {
        return switch (this) {
            case Weighted weighted -> "weighted";
            case ActiveActive all -> "active-active";
            case ActiveStandby standby -> "active-standby";
            case BySubnet subnets -> "by-subnet";
        };
    }

    /** The sites that it names. */
    default Set<String> sites() {
        return switch (this) {
            case Weighted weighted -> Set.of();
            case ActiveActive all -> Set.of();
            case ActiveStandby standby -> Set.copyOf(standby.order());
            case BySubnet subnets -> subnets.preferred().keySet();
        };
    }
}
