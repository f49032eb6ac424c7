package io.dure.hub.ledger;

/**
 * What has been in nobody's books for so long that it cannot be on its way.
 *
 * @param transactions below zero: stored more often than counted
 * @param sinceMs when it began; 0 while nothing is missing
 */
public record Missing(long transactions, long sinceMs) {
    /** Everything is in somebody's books. */
    public static final Missing NOTHING = new Missing(0, 0);

    public boolean isSome() {
        return transactions != 0;
    }
}
