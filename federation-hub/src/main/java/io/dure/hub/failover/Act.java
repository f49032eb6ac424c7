package io.dure.hub.failover;

import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Token;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What an operator does to a service; refused or done at once, and audited either way. */
public sealed interface Act {
    String actor();

    String reason();

    /**
     * Sets configured weights.
     *
     * @param weights configured weights by site; sites left out keep theirs
     * @param expected refused with {@code token-mismatch} unless the service stands at this token
     */
    record SetWeights(String actor, String reason, Map<String, Integer> weights, Optional<Token> expected)
            implements Act {
        public SetWeights {
            weights = Map.copyOf(weights);
        }
    }

    record SetMode(String actor, String reason, Mode mode) implements Act {}

    /** Suspends automatic acts until {@code until}. */
    record SetFreeze(String actor, String reason, Instant until) implements Act {}

    record Unfreeze(String actor, String reason) implements Act {}

    record Approve(String actor, String reason, Approval.Kind kind, String site) implements Act {}

    record Reject(String actor, String reason, Approval.Kind kind, String site) implements Act {}

    /** Writes anew what a provider has drifted from, now, whatever the service wants done about drift. */
    record Repair(String actor, String reason, String provider) implements Act {}

    /** Takes the member out now; it stays out until {@link Return}. */
    record Evacuate(String actor, String reason, String site) implements Act {}

    /**
     * Puts the member back now, with its full weight, without hold-down and ramp.
     *
     * @param until how long to wait for nameservers that still judge by older evidence and would undo it; then refused
     */
    record Return(String actor, String reason, String site, Instant until) implements Act {
        /** Now or not at all. */
        public Return(String actor, String reason, String site) {
            this(actor, reason, site, Instant.MIN);
        }
    }
}
