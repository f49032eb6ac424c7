package io.dure.hub.ledger;

import java.util.Map;
import java.util.Optional;

/**
 * One collector of a site as the hub sees it.
 *
 * @param connected its stream is open
 * @param atMs when its newest books came, by the hub's clock; of no meaning without books
 * @param books empty until it has sent some since the hub's start
 */
public record CollectorBooks(String id, String site, boolean connected, long atMs, Optional<Books> books) {
    /** Older than this, waiting reports are not on their way but held up. */
    static final long BEHIND_MS = 30_000;

    /** Books come every 2 s. */
    static final long FRESH_MS = 10_000;

    /** Everything it has is here, or will be within moments. */
    boolean settled(long nowMs) {
        return connected
                && nowMs - atMs <= FRESH_MS
                && books.filter(known -> known.oldestWaitingForMs() <= BEHIND_MS)
                        .isPresent();
    }

    /**
     * What it says of itself, in transactions of every entry: taken = committed + waiting + the sum of dropped.
     *
     * @param repeated of the committed, what the hub had from another report already
     * @param probes of the taken
     * @param oldestWaitingForMs how long its oldest waiting report has waited, by its own clock; 0 when none waits
     */
    public record Books(
            long taken,
            long committed,
            long repeated,
            long waiting,
            Map<String, Long> dropped,
            long probes,
            long oldestWaitingForMs,
            long waitingReports,
            long spoolBytes,
            long spoolLimitBytes) {
        public Books {
            dropped = Reasons.of(dropped);
        }

        /** Taken and in none of its own books. */
        long open() {
            return taken - committed - waiting - Reasons.sum(dropped);
        }
    }
}
