package io.dure.gslb.provider;

import io.dure.gslb.plan.Division;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What a plan would change in DNS, as records: an address of each answered endpoint with its weight, and the token. */
public final class PlanDiff {
    private PlanDiff() {}

    /** The records that differ, addresses first, the token last. Empty if the plans answer alike. */
    public static List<RecordChange> between(Optional<Plan> before, Plan after) {
        Map<Line, String> old = before.map(PlanDiff::lines).orElse(Map.of());
        Map<Line, String> next = lines(after);
        Set<Line> all = new LinkedHashSet<>(old.keySet());
        all.addAll(next.keySet());
        List<RecordChange> changes = new ArrayList<>();
        for (Line line : all) {
            Optional<String> was = Optional.ofNullable(old.get(line));
            Optional<String> will = Optional.ofNullable(next.get(line));
            if (!was.equals(will)) {
                changes.add(new RecordChange(line.owner(), line.type(), was, will));
            }
        }
        Optional<String> token = before.map(plan -> text(plan.token()));
        if (!token.equals(Optional.of(text(after.token())))) {
            changes.add(new RecordChange(tokenOwner(after), "TXT", token, Optional.of(text(after.token()))));
        }
        return changes;
    }

    /** The sibling name that carries the token, for example {@code _dure-portal.egov.test}. */
    public static String tokenOwner(Plan plan) {
        return "_dure-" + plan.name();
    }

    /** The token as the record's text. */
    public static String text(Token token) {
        return "epoch=" + token.epoch() + " revision=" + token.revision();
    }

    private static Map<Line, String> lines(Plan plan) {
        Map<Line, String> lines = new TreeMap<>();
        Map<String, Integer> weights = Division.weights(plan);
        for (MemberPlan member : plan.members()) {
            Integer weight = weights.get(member.site());
            if (weight == null) {
                continue;
            }
            for (Endpoint endpoint : member.endpoints()) {
                String type = endpoint.address().indexOf(':') < 0 ? "A" : "AAAA";
                lines.put(
                        new Line(plan.name(), type, member.site(), endpoint.address()),
                        endpoint.address() + " " + member.site() + " weight=" + weight + " ttl="
                                + plan.ttl().toSeconds());
            }
        }
        return lines;
    }

    private record Line(String owner, String type, String site, String address) implements Comparable<Line> {
        @Override
        public int compareTo(Line other) {
            return toString().compareTo(other.toString());
        }
    }
}
