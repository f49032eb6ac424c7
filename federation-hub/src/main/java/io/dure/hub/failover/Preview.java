package io.dure.hub.failover;

import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.provider.ProviderPlan;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What setting weights would do.
 *
 * @param before plan that stands
 * @param after plan that would be sent, with the token it would carry
 * @param changes by provider
 * @param warnings stable codes: member-down, member-out (its weight counts after its return), large-shift (more than 50
 *     points), no-change, failover-impossible
 */
public record Preview(Plan before, Plan after, Map<String, ProviderPlan> changes, List<String> warnings) {
    /** What it holds is not known, so what would change there is not either. */
    public static final String NOT_OBSERVED = "not-observed";

    public Preview {
        changes = Map.copyOf(changes);
        warnings = List.copyOf(warnings);
    }

    static Preview of(Plan before, Plan after, Members members, Collection<ProviderDriver> drivers) {
        Map<String, ProviderPlan> changes = new HashMap<>();
        for (ProviderDriver driver : drivers) {
            changes.put(
                    driver.id(),
                    driver.preview(after).orElseGet(() -> new ProviderPlan.Refused(NOT_OBSERVED, driver.cause())));
        }
        Set<String> warnings = new TreeSet<>();
        for (MemberPlan next : after.members()) {
            MemberPlan now = before.member(next.site());
            boolean raised = next.configuredWeight() > now.configuredWeight();
            members.at(next.site()).filter(member -> raised).ifPresent(member -> {
                if (members.verdict(member) == Verdict.DOWN) {
                    warnings.add("member-down");
                }
                if (member.isOut()) {
                    warnings.add("member-out");
                }
            });
            if (Math.abs(share(after, next.weight()) - share(before, now.weight())) > LARGE_SHIFT) {
                warnings.add("large-shift");
            }
        }
        if (before.members().equals(after.members())) {
            warnings.add("no-change");
        }
        boolean impossible = members.judgement()
                .filter(judgement -> !judgement.readiness().automaticFailoverPossible())
                .isPresent();
        if (impossible) {
            warnings.add("failover-impossible");
        }
        return new Preview(before, after, changes, List.copyOf(warnings));
    }

    private static double share(Plan plan, int weight) {
        return (double) weight
                / plan.members().stream().mapToInt(MemberPlan::weight).sum();
    }

    /** Half of the answers. */
    private static final double LARGE_SHIFT = 0.5;
}
