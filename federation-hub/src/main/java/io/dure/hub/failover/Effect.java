package io.dure.hub.failover;

import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.ServiceName;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.Provider;
import io.dure.hub.told.Told;
import java.time.Instant;
import java.util.Optional;

/** What the shell has to do, in this order, after it persisted the snapshot. */
public sealed interface Effect {
    /**
     * Call the provider and feed {@link FailoverMachine#applied} with the same attempt.
     *
     * @param way how the plan is brought there
     */
    record Apply(String provider, long attempt, Optional<Token> expected, Plan next, Way way) implements Effect {
        /** How a plan is brought to a provider. */
        public enum Way {
            SET,
            /** No token is held: the name is claimed together with the records that stand there. */
            ADOPT,
            /** No token is held, and the records are those that were written: the token is written anew. */
            RECLAIM,
            /** All but the token is taken away. */
            WITHDRAW
        }

        /** The call that is asked for. */
        public ApplyResult at(Provider there) {
            return switch (way) {
                case SET -> there.apply(expected, next);
                case ADOPT -> there.adopt(next);
                case RECLAIM -> there.reclaim(next);
                case WITHDRAW -> there.withdraw(expected, next);
            };
        }
    }

    /** Call the provider and feed {@link FailoverMachine#observed} with the same attempt. */
    record Observe(String provider, long attempt, ServiceName service) implements Effect {}

    /** Give the lease up; take it again only with an epoch above {@code seenEpoch}. */
    record StepDown(long seenEpoch, String cause) implements Effect {}

    /**
     * One line of the audit list.
     *
     * @param actor the operator, or {@code dure} for what the leader does by itself
     * @param act stable code: weights, mode, freeze, unfreeze, approve, reject, evacuate, hold, return, ramp, serve, claim,
     *     disk-refused, disk-again, withheld, withheld-over, drift, drift-over, repair, override-release, override-over,
     *     propose, approve-proposal, reject-proposal, withdraw-proposal, proposal-expired, start-drill, abort-drill,
     *     drill-aborted, drill-completed
     * @param before weights (or mode, freeze) before, as text
     * @param outcome done, or the code of the refusal
     */
    record Audit(
            Instant at,
            String actor,
            String act,
            String service,
            Optional<String> site,
            Told told,
            String before,
            String after,
            Optional<Token> token,
            String outcome)
            implements Effect {
        /** The same as one English sentence. */
        public String detail() {
            return told.english();
        }
    }

    /** An incident began. */
    record IncidentOpened(IncidentId incident, Instant at, Told told, boolean reconstructed) implements Effect {
        /** Why, as one English sentence. */
        public String cause() {
            return told.english();
        }
    }

    /** A stage of an incident; a second one of the same stage is an earlier time that became known and replaces it. */
    record IncidentStage(IncidentId incident, Stage stage, Instant at) implements Effect {}

    /**
     * Something on the way back.
     *
     * @param code stable: hold-started, hold-broken, step, aborted, returned
     * @param weight answered from now on
     */
    record IncidentReturn(IncidentId incident, String code, int weight, Instant at) implements Effect {}

    /** The member serves again with its full weight. */
    record IncidentClosed(IncidentId incident, Instant at) implements Effect {}

    /** A drill began or went on; the last one of a drill is over. */
    record DrillChanged(Drill drill) implements Effect {}

    record AlarmRaised(Alarm alarm) implements Effect {}

    record AlarmCleared(Alarm alarm, Instant at) implements Effect {}
}
