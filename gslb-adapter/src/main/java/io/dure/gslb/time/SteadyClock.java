package io.dure.gslb.time;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Wall time read once at start and carried on by the monotonic clock: it neither jumps nor goes back, so ages and
 * hold-downs measured with it are true whatever an administrator or a time daemon does to the wall clock.
 */
public final class SteadyClock extends Clock {
    private final Instant start;
    private final long startNanos;
    private final ZoneId zone;

    private SteadyClock(Instant start, long startNanos, ZoneId zone) {
        this.start = start;
        this.startNanos = startNanos;
        this.zone = zone;
    }

    public static SteadyClock startingAt(Instant wallTime) {
        return new SteadyClock(wallTime, System.nanoTime(), ZoneOffset.UTC);
    }

    @Override
    public Instant instant() {
        return start.plusNanos(System.nanoTime() - startNanos);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new SteadyClock(start, startNanos, other);
    }
}
