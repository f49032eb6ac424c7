package io.dure.collector.window;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A stretch of time by the sender's clock. UTC epoch milliseconds. */
record Span(long startMs, int lengthMs) {
    static final int WINDOW_MS = 10_000;
    static final int PREVIEW_MS = 2_000;
    private static final long LONGEST_MS = TimeUnit.MINUTES.toMillis(10);

    /** Empty where it ends before it begins, is longer than ten minutes or of no time at all. */
    static Optional<Span> between(long startNanos, long endNanos) {
        long startMs = TimeUnit.NANOSECONDS.toMillis(startNanos);
        long lengthMs = TimeUnit.NANOSECONDS.toMillis(endNanos) - startMs;
        return startMs <= 0 || lengthMs <= 0 || lengthMs > LONGEST_MS
                ? Optional.empty()
                : Optional.of(new Span(startMs, (int) lengthMs));
    }

    static Optional<Span> before(long endNanos, int lengthMs) {
        return between(endNanos - TimeUnit.MILLISECONDS.toNanos(lengthMs), endNanos);
    }

    /** The window of 10 s that a moment lies in. */
    static Optional<Span> around(long nanos) {
        long windowNanos = TimeUnit.MILLISECONDS.toNanos(WINDOW_MS);
        long startNanos = Math.floorDiv(nanos - 1, windowNanos) * windowNanos;
        return between(startNanos, startNanos + windowNanos);
    }

    long endMs() {
        return startMs + lengthMs;
    }
}
