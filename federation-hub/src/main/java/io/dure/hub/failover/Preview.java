package io.dure.hub.failover;

import io.dure.gslb.plan.Plan;
import io.dure.gslb.provider.RecordChange;
import java.util.List;
import java.util.Map;

/**
 * What setting weights would do.
 *
 * @param before plan that stands
 * @param after plan that would be sent, with the token it would carry
 * @param changes by provider
 * @param warnings stable codes: member-down, member-out (its weight counts after its return), large-shift (more than 50
 *     points), no-change, failover-impossible
 */
public record Preview(Plan before, Plan after, Map<String, List<RecordChange>> changes, List<String> warnings) {
    public Preview {
        changes = Map.copyOf(changes);
        warnings = List.copyOf(warnings);
    }
}
