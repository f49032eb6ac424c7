package io.dure.hub.failover.simulation;

import java.time.Instant;
import java.util.SplittableRandom;

/** A process's clock: off by up to a minute, and a little fast or slow. */
record Skew(long offsetMs, double drift) {
    private static final long BASE = 1_800_000_000_000L;

    static Skew random(SplittableRandom random) {
        return new Skew(random.nextLong(-60_000, 60_000), random.nextDouble(-5e-4, 5e-4));
    }

    Instant local(long now) {
        return Instant.ofEpochMilli(BASE + now + offsetMs + Math.round(now * drift));
    }
}
