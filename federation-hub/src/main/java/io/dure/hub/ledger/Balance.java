package io.dure.hub.ledger;

import java.util.Map;

/**
 * The equation, in transactions of every entry: created = stored + waiting + dropped by the agent + lost + hole.
 *
 * @param probes of the stored
 * @param waiting counted by their process and on the way
 * @param hole counted and in no book, or, below zero, stored more often than counted
 * @param droppedByAgent by reason
 * @param lost on the way, by reason
 * @param arrived given up for lost once, and stored all the same; already taken out of dropped and lost
 */
public record Balance(
        long created,
        long stored,
        long probes,
        long waiting,
        long hole,
        Map<String, Long> droppedByAgent,
        Map<String, Long> lost,
        long arrived) {
    /** Nothing was counted. */
    public static final Balance NONE = new Balance(0, 0, 0, 0, 0, Reasons.NONE, Reasons.NONE, 0);

    public Balance {
        droppedByAgent = Reasons.of(droppedByAgent);
        lost = Reasons.of(lost);
        if (waiting < 0) {
            throw new IllegalArgumentException("less than nothing is on the way: " + waiting);
        }
        long accounted = stored + waiting + hole + Reasons.sum(droppedByAgent) + Reasons.sum(lost);
        if (created != accounted) {
            throw new IllegalArgumentException("created " + created + " is not " + accounted);
        }
    }

    /** The same with so much of what is on the way known to be missing. */
    Balance missing(long more) {
        return new Balance(created, stored, probes, waiting - more, hole + more, droppedByAgent, lost, arrived);
    }

    Balance plus(Balance other) {
        return new Balance(
                Math.addExact(created, other.created),
                Math.addExact(stored, other.stored),
                Math.addExact(probes, other.probes),
                Math.addExact(waiting, other.waiting),
                Math.addExact(hole, other.hole),
                Reasons.plus(droppedByAgent, other.droppedByAgent),
                Reasons.plus(lost, other.lost),
                Math.addExact(arrived, other.arrived));
    }
}
