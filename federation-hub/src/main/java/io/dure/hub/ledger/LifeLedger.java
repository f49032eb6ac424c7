package io.dure.hub.ledger;

/**
 * One process's row.
 *
 * @param lastWindowMs end of its newest stored window
 * @param missing the part of the balance's hole that an alarm is raised for
 */
public record LifeLedger(LifeKey life, Balance balance, long lastWindowMs, State state, Missing missing) {
    /** Of a process that is long gone: nothing more is expected, so what is open is missing. */
    public static LifeLedger past(LifeBooks books) {
        Balance balance = books.balance();
        long open = balance.waiting() + balance.hole();
        return new LifeLedger(
                books.life(),
                balance.missing(balance.waiting()),
                books.lastWindowMs(),
                books.ended() ? State.ENDED : State.TAIL_UNKNOWN,
                open == 0 ? Missing.NOTHING : new Missing(open, books.lastWindowMs()));
    }

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
