package io.dure.gslb.plan;

import java.util.List;
import java.util.Map;

/** By what a service's answers are chosen among the members that serve. */
public sealed interface Policy {
    /** By the members' weights; the default. */
    record Weighted() implements Policy {}

    /** Every member that has a weight gets the same share, whatever the weight is. */
    record ActiveActive() implements Policy {}

    /**
     * The first member of the order that is fit gets all; the others wait.
     *
     * @param order sites, each member's once
     */
    record ActiveStandby(List<String> order) implements Policy {
        public ActiveStandby {
            order = List.copyOf(order);
        }
    }

    /**
     * A client is sent to the site that prefers its subnet (RFC 7871, else its resolver's), and by weights where none
     * does or that site is not fit.
     *
     * @param preferred by site
     */
    record BySubnet(Map<String, List<Subnet>> preferred) implements Policy {
        public BySubnet {
            preferred = Map.copyOf(preferred);
        }
    }
}
