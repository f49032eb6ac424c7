package io.dure.hub.ledger;

/**
 * One process's row.
 *
 * @param lastWindowMs end of its newest stored window
 * @param missing the part of the balance's hole that an alarm is raised for
 */
public record LifeLedger(LifeKey life, Balance balance, long lastWindowMs, State state, Missing missing) {
    /** What is known of its end. */
    public enum State {
        /** It reports. */
        REPORTING,
        /** It said that nothing comes after its last window. */
        ENDED,
        /** It fell silent without a word: what it counted after its last window, at most one window, is not known. */
        TAIL_UNKNOWN,
        /** Nothing came for a while, and somebody on the way is away or behind: it may well report. */
        SILENT
    }
}
