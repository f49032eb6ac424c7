package io.dure.gslb.plan;

import java.util.List;

/**
 * A service at a site, as a plan has it.
 *
 * @param minimumUp the member is down when fewer endpoints are up
 * @param configuredWeight what the operator set
 * @param weight what shall be answered now: 0 while evacuated, between the two during the return
 * @param evacuations how many evacuations of this member the plan knows of; a plan that knows fewer than a nameserver
 *     has made cannot put the member back there
 * @param evacuated latched by the leader
 */
public record MemberPlan(
        String site,
        List<Endpoint> endpoints,
        int minimumUp,
        int configuredWeight,
        int weight,
        long evacuations,
        boolean evacuated) {
    public MemberPlan {
        endpoints = List.copyOf(endpoints);
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException("member at " + site + " has no endpoint");
        }
        if (minimumUp < 1 || minimumUp > endpoints.size()) {
            throw new IllegalArgumentException(
                    "minimum " + minimumUp + " of " + endpoints.size() + " endpoints at " + site);
        }
        if (configuredWeight < 0 || weight < 0 || evacuations < 0) {
            throw new IllegalArgumentException("negative weight or count at " + site);
        }
    }
}
