package io.dure.collector.uplink;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next attempt: half a second at first, then up to five, jittered. */
final class Backoff {
    private static final long SHORTEST_MS = 500;
    private static final long LONGEST_MS = 5_000;

    private final RandomGenerator random;
    private long ceilingMs = SHORTEST_MS;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    Duration next() {
        ceilingMs = Math.min(LONGEST_MS, ceilingMs * 2);
        return Duration.ofMillis(random.nextLong(SHORTEST_MS, ceilingMs + 1));
    }

    void reset() {
        ceilingMs = SHORTEST_MS;
    }
}
