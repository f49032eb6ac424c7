package io.dure.hub.ledger;

/**
 * Tells what is on the way from what is missing, by the lowest that stayed open. While nobody on the way is away or
 * behind, everything arrives within {@link #AFTER_MS}, so what stays open for longer is in nobody's hands. Time in which
 * somebody is away or behind does not count.
 */
final class HoleWatch {
    /** Longer than any report takes while everybody on its way is there and keeps up. */
    static final long AFTER_MS = 60_000;

    private int sign;
    private long confirmed;
    private long confirmedSinceMs;
    private long lowest;
    private long lowestSinceMs;

    /**
     * Takes the newest look.
     *
     * @param open counted and not accounted for, or below zero
     * @param settled whether everybody on the way is there and keeps up
     * @return how much of it is missing, of the same sign and never more
     */
    long observe(long open, boolean settled, long nowMs) {
        if (Long.signum(open) != sign) {
            sign = Long.signum(open);
            confirmed = 0;
            restart(Math.abs(open), nowMs);
        }
        long size = Math.abs(open);
        confirmed = Math.min(confirmed, size);
        if (!settled) {
            restart(size, nowMs);
            return sign * confirmed;
        }
        lowest = Math.min(lowest, size);
        if (nowMs - lowestSinceMs >= AFTER_MS) {
            if (confirmed == 0) {
                confirmedSinceMs = lowestSinceMs;
            }
            confirmed = Math.max(confirmed, lowest);
            restart(size, nowMs);
        }
        return sign * confirmed;
    }

    private void restart(long size, long nowMs) {
        lowest = size;
        lowestSinceMs = nowMs;
    }

    /** When what is missing began to be; of no meaning while nothing is. */
    long sinceMs() {
        return confirmedSinceMs;
    }

    /** Nothing is open, so nothing has to be remembered. */
    boolean isIdle() {
        return sign == 0;
    }
}
