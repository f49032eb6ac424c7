package io.dure.demo.scenario;

import io.dure.demo.process.Waiting;
import java.time.Duration;
import java.time.Instant;

/** A stretch of time, its end not included. */
record Period(Instant from, Instant to) {
    private static final long WINDOW_MS = 10_000;

    /** Whole windows, beginning with the next one; waits until it is over. */
    static Period await(Duration length) {
        long now = System.currentTimeMillis();
        Instant from = Instant.ofEpochMilli((now / WINDOW_MS + 1) * WINDOW_MS);
        Period period = new Period(from, from.plus(length));
        period.awaitEnd();
        return period;
    }

    static Period since(Instant from) {
        return new Period(from, Instant.now());
    }

    void awaitEnd() {
        Waiting.pause(Duration.ofMillis(Math.max(0, to.toEpochMilli() - System.currentTimeMillis())));
    }

    boolean contains(long epochMs) {
        return epochMs >= from.toEpochMilli() && epochMs < to.toEpochMilli();
    }

    Duration length() {
        return Duration.between(from, to);
    }
}
