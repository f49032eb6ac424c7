package io.dure.gslb.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The weights that a policy gives to members that are fit. Pure, and never empty where anybody is fit; who writes records
 * elsewhere than at our own nameservers uses it as they do.
 */
public final class Division {
    private Division() {}

    /**
     * One who could answer.
     *
     * @param weight as planned, above 0
     * @param whole the weight at which it is fully back
     */
    public record Fit(String site, int weight, int whole) {
        public Fit {
            whole = Math.max(whole, weight);
            if (weight < 1) {
                throw new IllegalArgumentException("weight " + weight + " at " + site + " is not answered");
            }
        }

        public static Fit of(MemberPlan member) {
            return new Fit(member.site(), member.weight(), member.configuredWeight());
        }
    }

    /** Weights above 0 by site, in the order given; who is not answered is left out. */
    public static Map<String, Integer> weights(Policy policy, List<Fit> fit) {
        return switch (policy) {
            case Policy.Weighted weighted -> asTheyAre(fit);
            case Policy.ActiveActive all -> alike(fit);
            case Policy.BySubnet subnets -> asTheyAre(fit);
            case Policy.ActiveStandby standby -> inTurn(standby.order(), fit);
        };
    }

    /** What a plan wants to be answered while everybody it answers is fit: weights above 0 by site. */
    public static Map<String, Integer> weights(Plan plan) {
        return weights(
                plan.policy(),
                plan.members().stream()
                        .filter(member -> member.weight() > 0)
                        .map(Fit::of)
                        .toList());
    }

    /** What operators want to be answered while everybody is fit: weights above 0 by site; empty if all are 0. */
    public static Map<String, Integer> configured(Plan plan) {
        return weights(
                plan.policy(),
                plan.members().stream()
                        .filter(member -> member.configuredWeight() > 0)
                        .map(member -> new Fit(member.site(), member.configuredWeight(), member.configuredWeight()))
                        .toList());
    }

    private static Map<String, Integer> asTheyAre(List<Fit> fit) {
        Map<String, Integer> weights = new LinkedHashMap<>();
        fit.forEach(one -> weights.put(one.site(), one.weight()));
        return weights;
    }

    /** Per cent of what each is when it is fully back. */
    private static Map<String, Integer> alike(List<Fit> fit) {
        Map<String, Integer> weights = new LinkedHashMap<>();
        fit.forEach(one -> weights.put(one.site(), (int) Math.max(1, 100L * one.weight() / one.whole())));
        return weights;
    }

    /** The first takes what it can carry, the next one what is left, and so on. */
    private static Map<String, Integer> inTurn(List<String> order, List<Fit> fit) {
        List<Fit> turns = new ArrayList<>(fit);
        turns.sort(Comparator.comparingInt(one -> turn(order, one.site())));
        Map<String, Integer> weights = new LinkedHashMap<>();
        int left = turns.isEmpty() ? 0 : turns.getFirst().whole();
        for (Fit one : turns) {
            int part = (int) ((long) left * one.weight() / one.whole());
            if (part > 0) {
                weights.put(one.site(), part);
                left -= part;
            }
        }
        return weights;
    }

    private static int turn(List<String> order, String site) {
        int turn = order.indexOf(site);
        return turn < 0 ? order.size() : turn;
    }
}
