package io.dure.gslb.evacuation;

import io.dure.gslb.plan.Token;
import java.util.List;
import java.util.Optional;

/** What became of a plan offered to a nameserver. */
public sealed interface PlanOutcome {
    /** To be persisted, then answered by (run {@link EvacuationMachine#look} first), then acknowledged. */
    record Accepted(HeldService held, List<EvacuationChange> changes) implements PlanOutcome {
        public Accepted {
            changes = List.copyOf(changes);
        }
    }

    /**
     * Nothing changed.
     *
     * @param code {@code stale-token} or {@code token-mismatch}
     * @param heldToken the token of the plan held
     */
    record Refused(String code, String message, Optional<Token> heldToken) implements PlanOutcome {}
}
