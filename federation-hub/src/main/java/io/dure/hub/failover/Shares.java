package io.dure.hub.failover;

import io.dure.gslb.plan.Policy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

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

    /**
     * By a policy.
     *
     * @param weights answered, by site
     * @param down sites that a quorum judges down, which an order passes over
     */
    static Shares of(Policy policy, Map<String, Integer> weights, Predicate<String> down) {
        return switch (policy) {
            case Policy.Weighted weighted -> new Shares(byWeight(weights));
            // Where clients' subnets prefer no site, weights decide; what else prefers is not known beforehand.
            case Policy.BySubnet bySubnet -> new Shares(byWeight(weights));
            case Policy.ActiveActive alike -> new Shares(byWeight(evenly(weights)));
            case Policy.ActiveStandby inOrder ->
                new Shares(first(inOrder, weights, down)
                        .map(site -> Map.of(site, 1.0))
                        .orElse(Map.of()));
        };
    }

    private static Map<String, Double> byWeight(Map<String, Integer> weights) {
        long sum = weights.values().stream().mapToLong(Integer::intValue).sum();
        Map<String, Double> shares = new HashMap<>();
        weights.forEach((site, weight) -> {
            if (weight > 0) {
                shares.put(site, (double) weight / sum);
            }
        });
        return shares;
    }

    private static Map<String, Integer> evenly(Map<String, Integer> weights) {
        Map<String, Integer> even = new HashMap<>();
        weights.forEach((site, weight) -> even.put(site, Math.min(1, weight)));
        return even;
    }

    private static Optional<String> first(
            Policy.ActiveStandby policy, Map<String, Integer> weights, Predicate<String> down) {
        return policy.order().stream()
                .filter(site -> weights.getOrDefault(site, 0) > 0 && !down.test(site))
                .findFirst();
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
