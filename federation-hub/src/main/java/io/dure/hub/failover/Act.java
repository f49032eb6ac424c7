package io.dure.hub.failover;

import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Token;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What an operator does to a service; refused, proposed or done at once, and audited in each case. */
public sealed interface Act {
    String actor();

    String reason();

    /** What guardrails bind, and what two people decide where the service asks for it. */
    sealed interface Planned extends Act {}

    /**
     * Sets configured weights.
     *
     * @param weights configured weights by site; sites left out keep theirs
     * @param expected refused with {@code token-mismatch} unless the service stands at this token
     */
    record SetWeights(String actor, String reason, Map<String, Integer> weights, Optional<Token> expected)
            implements Planned {
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

    /**
     * Writes anew what a provider has drifted from, now, whatever the service wants done about drift. A name whose token is
     * missing, or that the provider says is not owned, is taken over together with the records that stand there.
     */
    record Repair(String actor, String reason, String provider) implements Act {}

    /**
     * Takes the member out now, or holds it out; it stays out until {@link Return} or {@link Release}.
     *
     * @param until when it is released by itself, by the wall clock
     */
    record Evacuate(String actor, String reason, String site, Optional<Instant> until) implements Planned {
        /** Without an end. */
        public Evacuate(String actor, String reason, String site) {
            this(actor, reason, site, Optional.empty());
        }
    }

    /** Ends an operator's evacuation: the member returns by hold-down and steps, in every mode. */
    record Release(String actor, String reason, String site) implements Act {}

    /**
     * Puts the member back now, with its full weight, without hold-down and ramp.
     *
     * @param until how long to wait for nameservers that still judge by older evidence and would undo it; then refused
     */
    record Return(String actor, String reason, String site, Instant until) implements Planned {
        /** Now or not at all. */
        public Return(String actor, String reason, String site) {
            this(actor, reason, site, Instant.MIN);
        }
    }

    /** Takes the member out, and back, to see how long it takes and how the others do. */
    record StartDrill(String actor, String reason, String site, DrillPlan plan) implements Planned {}

    /** Ends the drill that runs; the member is put back at once. */
    record AbortDrill(String actor, String reason, String drill) implements Act {}

    /** Somebody else's word on a proposal. */
    record Decide(String actor, String reason, String proposal, boolean approved) implements Act {}

    /** The proposer takes it back. */
    record Withdraw(String actor, String reason, String proposal) implements Act {}
}
