package io.dure.hub.ledger;

import java.util.Map;

/**
 * What is known of one process's counting, in transactions of every entry.
 *
 * @param created as its newest stored window says; of a sender without books, what came or was lost
 * @param stored in the store, each window once by its key
 * @param probes of the stored
 * @param droppedByAgent given up by the process itself, as its newest stored window says
 * @param lost reported as lost on the way, or refused by the hub
 * @param lastWindowMs end of the newest stored window, by the collector's clock
 * @param lostUntilMs end of the newest window that was reported lost; 0 where none was
 * @param ended it said that nothing comes after its last window
 */
public record LifeBooks(
        LifeKey life,
        long created,
        long stored,
        long probes,
        Map<String, Long> droppedByAgent,
        Map<String, Long> lost,
        long lastWindowMs,
        long lostUntilMs,
        boolean ended) {
    public LifeBooks {
        if (created < 0 || stored < 0 || probes < 0 || probes > stored) {
            throw new IllegalArgumentException(
                    life + ": created " + created + ", stored " + stored + ", of these probes " + probes);
        }
        droppedByAgent = Reasons.of(droppedByAgent);
        lost = Reasons.of(lost);
    }

    /**
     * The balance before anybody has judged what is open.
     *
     * <p>More may be accounted for than was created, honestly, in two ways. Windows newer than the newest stored one were
     * lost, and with them the word of how much was created: then so much more was created. Or something was given up for
     * lost although it had arrived, because the answer to it was not heard: then it was not lost. What remains above that
     * was counted twice, and is a hole below zero.
     */
    Balance balance() {
        long dropped = Reasons.sum(droppedByAgent);
        long missing = Reasons.sum(lost);
        long open = created - stored - dropped - missing;
        if (open >= 0) {
            return new Balance(created, stored, probes, open, 0, droppedByAgent, lost, 0);
        }
        boolean wordWasLost = lostUntilMs > lastWindowMs;
        long explained = Math.min(-open, missing);
        long ofDropped = Math.min(-open - explained, dropped);
        long ofLost = wordWasLost ? 0 : explained;
        return new Balance(
                created + (wordWasLost ? explained : 0),
                stored,
                probes,
                0,
                open + explained + ofDropped,
                Reasons.less(droppedByAgent, ofDropped),
                Reasons.less(lost, ofLost),
                ofLost + ofDropped);
    }
}
