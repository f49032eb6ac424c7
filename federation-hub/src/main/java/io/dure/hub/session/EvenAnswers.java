package io.dure.hub.session;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Lets the time of a refusal tell nothing. Directories answer sooner for a name that nobody has than for a wrong password,
 * which they have to hash. So every refusal is given at the next whole multiple of one step after the request began; the
 * step is a power of two times {@link #FINEST_NANOS}, at least twice what 99 of 100 of the slower kind of answers took
 * lately. It changes seldom, and a refusal is never given sooner than the slowest kind would be.
 *
 * <p>Two kinds are remembered apart, so that a flood of quick ones does not make the step shorter than the slow ones are.
 */
final class EvenAnswers {
    static final long FINEST_NANOS = 25_000_000;
    private static final long FIRST_NANOS = 8 * FINEST_NANOS;
    private static final long LONGEST_NANOS = 16_000_000_000L;
    private static final int REMEMBERED = 256;

    private final LongSupplier nanos;
    private final Recent compared = new Recent();
    private final Recent others = new Recent();

    EvenAnswers(LongSupplier nanos) {
        this.nanos = nanos;
    }

    long now() {
        return nanos.getAsLong();
    }

    /** A password was compared: what a refusal must never be quicker than. */
    void compared(long tookNanos) {
        compared.add(tookNanos);
    }

    /** Whether a password was compared the directory does not say. */
    void other(long tookNanos) {
        others.add(tookNanos);
    }

    /** When to give a refusal that is ready now, in nanoseconds from the begin of its request. */
    long releaseAfter(long tookNanos) {
        long step = stepNanos();
        return Math.max(1, Math.ceilDiv(tookNanos, step)) * step;
    }

    /** Blocks until then. */
    void hold(long begunNanos) {
        long release = begunNanos + releaseAfter(now() - begunNanos);
        for (long left = release - now(); left > 0; left = release - now()) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            LockSupport.parkNanos(left);
        }
    }

    private long stepNanos() {
        long slow = 2 * Math.max(compared.slowest(), others.slowest());
        long step = compared.isEmpty() ? FIRST_NANOS : FINEST_NANOS;
        while (step < slow && step < LONGEST_NANOS) {
            step *= 2;
        }
        return step;
    }

    /** The latest durations of one kind. */
    private static final class Recent {
        private final long[] durations = new long[REMEMBERED];
        private int size;
        private int next;

        synchronized void add(long tookNanos) {
            durations[next] = tookNanos;
            next = (next + 1) % REMEMBERED;
            size = Math.min(REMEMBERED, size + 1);
        }

        synchronized boolean isEmpty() {
            return size == 0;
        }

        /** That which 1 of 100 exceed; with few of them the slowest. */
        synchronized long slowest() {
            if (size == 0) {
                return 0;
            }
            long[] sorted = Arrays.copyOf(durations, size);
            Arrays.sort(sorted);
            return sorted[(int) Math.ceil(0.99 * size) - 1];
        }
    }
}
