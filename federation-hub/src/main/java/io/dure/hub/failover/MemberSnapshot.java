package io.dure.hub.failover;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What the leader knows of one member.
 *
 * @param since when {@code state} began
 * @param evacuations the highest number of evacuations known
 * @param returned the highest evacuation that it was returned from
 * @param byOperator taken out by an operator: only an operator puts it back
 * @param rampStep 1 to the number of steps while RETURNING, else 0
 * @param aborts returns in a row that were broken off; each doubles the next hold-down, up to eightfold
 * @param incident open, with the stages reached
 */
public record MemberSnapshot(
        MemberState state,
        Instant since,
        long evacuations,
        long returned,
        boolean byOperator,
        int rampStep,
        int aborts,
        Optional<IncidentSnapshot> incident) {
    /** The open incident. */
    public record IncidentSnapshot(IncidentId id, Map<Stage, Instant> stages) {
        public IncidentSnapshot {
            stages = Map.copyOf(stages);
        }
    }
}
