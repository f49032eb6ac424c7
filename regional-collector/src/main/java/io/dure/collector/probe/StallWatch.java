package io.dure.collector.probe;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Notices that this process stood still: it ticks on a thread of its own, and a tick that is late by half a second means
 * that everything else was late, too, so that a probe's timeout may be ours and not the endpoint's.
 */
final class StallWatch implements AutoCloseable {
    static final Duration TOLERATED = Duration.ofMillis(500);
    private static final Duration TICK = Duration.ofMillis(50);

    private final LongSupplier nanos;
    private final Thread thread;
    private volatile long lastTick;
    private volatile long lastStallEnd;
    private volatile boolean stalledOnce;
    private volatile boolean closed;

    private StallWatch(LongSupplier nanos) {
        this.nanos = nanos;
        this.lastTick = nanos.getAsLong();
        this.thread = Thread.ofPlatform().name("stall-watch").daemon().unstarted(this::run);
    }

    static StallWatch start() {
        StallWatch watch = new StallWatch(System::nanoTime);
        watch.thread.start();
        return watch;
    }

    /** Without a thread: a test ticks it. */
    static StallWatch ticking(LongSupplier nanos) {
        return new StallWatch(nanos);
    }

    /** Whether a stall ended at or after a time, or goes on. Times are of {@link System#nanoTime}. */
    boolean stalledSince(long sinceNanos) {
        return isLate(nanos.getAsLong()) || (stalledOnce && lastStallEnd - sinceNanos >= 0);
    }

    /** Whether a stall goes on or ended less than {@code age} ago. */
    boolean stalledWithin(Duration age) {
        return stalledSince(nanos.getAsLong() - age.toNanos());
    }

    void tick() {
        long now = nanos.getAsLong();
        if (isLate(now)) {
            lastStallEnd = now;
            stalledOnce = true;
        }
        lastTick = now;
    }

    private boolean isLate(long now) {
        return now - lastTick > TOLERATED.plus(TICK).toNanos();
    }

    private void run() {
        while (!closed) {
            LockSupport.parkNanos(TICK.toNanos());
            tick();
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
