package io.dure.hub.failover;

import io.dure.gslb.plan.Division;
import io.dure.gslb.plan.Policy;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the answers are shared among the members that are answered.
 *
 * @param bySite fractions of 1; who gets none is absent
 */
record Shares(Map<String, Double> bySite) {
    private static final double POINTS = 100;
    private static final double ROUNDING = 1e-9;

    Shares {
        bySite = Map.copyOf(bySite);
    }

    /** As the policy divides them. Where clients' subnets prefer a site, nobody knows beforehand how many come from there. */
    static Shares of(Policy policy, Collection<Division.Fit> answered) {
        Map<String, Integer> weights = Division.weights(policy, List.copyOf(answered));
        long sum = weights.values().stream().mapToLong(Integer::longValue).sum();
        Map<String, Double> shares = new HashMap<>();
        weights.forEach((site, weight) -> shares.put(site, (double) weight / sum));
        return new Shares(shares);
    }

    double of(String site) {
        return bySite.getOrDefault(site, 0.0);
    }

    /** By how many points of a hundred each site's share rises; what does not change is absent. */
    Map<String, Double> pointsTo(Shares after) {
        Set<String> sites = new TreeSet<>(bySite.keySet());
        sites.addAll(after.bySite.keySet());
        Map<String, Double> points = new HashMap<>();
        for (String site : sites) {
            double change = (after.of(site) - of(site)) * POINTS;
            if (Math.abs(change) > ROUNDING) {
                points.put(site, change);
            }
        }
        return points;
    }
}
