package io.dure.agent.window;

import java.util.function.LongSupplier;

/**
 * Epoch milliseconds that never run backwards, so that no window is ever reported twice under one start time: anchored
 * to the wall clock at the start and carried by the monotonic one. A step of the wall clock forwards, such as after the
 * machine slept, is followed; one backwards is not, and the collector corrects by the offset it measures.
 */
public final class AgentClock {
    private static final long STEP_MILLIS = 1_000;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final LongSupplier wallMillis;
    private final LongSupplier monotonicNanos;
    private long anchorMillis;
    private long anchorNanos;

    public AgentClock(LongSupplier wallMillis, LongSupplier monotonicNanos) {
        this.wallMillis = wallMillis;
        this.monotonicNanos = monotonicNanos;
        this.anchorMillis = wallMillis.getAsLong();
        this.anchorNanos = monotonicNanos.getAsLong();
    }

    public synchronized long millis() {
        long now = anchorMillis + (monotonicNanos.getAsLong() - anchorNanos) / NANOS_PER_MILLI;
        long wall = wallMillis.getAsLong();
        if (wall - now > STEP_MILLIS) {
            anchorMillis = wall;
            anchorNanos = monotonicNanos.getAsLong();
            return wall;
        }
        return now;
    }
}
