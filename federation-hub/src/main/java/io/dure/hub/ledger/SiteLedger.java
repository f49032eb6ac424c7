package io.dure.hub.ledger;

/**
 * One site's row.
 *
 * @param tailUnknown processes that fell silent without a word
 */
public record SiteLedger(String site, Balance balance, int tailUnknown, State state) {
    /** How far the equation can be read. */
    public enum State {
        /** Everything is accounted for and here. */
        BALANCED,
        /** Something is on its way. */
        WAITING,
        /** A collector is away: the numbers are those of its last word, and more may wait there. */
        STALE,
        /** Something is in nobody's books. */
        HOLE
    }
}
