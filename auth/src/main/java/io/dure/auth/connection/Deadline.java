package io.dure.auth.connection;

import io.dure.auth.connection.ConnectionTrouble.Kind;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The end of a question's time. Timeouts of single answers add up, and a server that drips keeps each of them from
 * ever passing; so a connection in use is also closed when the whole time is over.
 */
public final class Deadline {
    private static final ScheduledThreadPoolExecutor WATCH = watch();

    private final long endNanos;

    private Deadline(long endNanos) {
        this.endNanos = endNanos;
    }

    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** The earlier of this one and one that begins now. */
    Deadline orIn(Duration time) {
        return new Deadline(System.nanoTime() + Math.min(leftNanos(), time.toNanos()));
    }

    public boolean isOver() {
        return leftNanos() <= 0;
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, leftNanos()));
    }

    /** At least 1, for what takes 0 for infinity. */
    int leftMillis() {
        return (int) Math.max(1, left().toMillis());
    }

    void requireTimeFor(String what) throws ConnectionTrouble {
        if (isOver()) {
            throw new ConnectionTrouble(Kind.TIMEOUT, "the time was over before " + what, null);
        }
    }

    /** Closes {@code resource} at the end, unless the guard is closed before. */
    Guard guard(Closeable resource) {
        Future<?> pending = WATCH.schedule(() -> close(resource), left().toNanos(), TimeUnit.NANOSECONDS);
        return () -> pending.cancel(false);
    }

    /** What keeps a resource from outliving its time. */
    interface Guard extends AutoCloseable {
        @Override
        void close();
    }

    private long leftNanos() {
        return endNanos - System.nanoTime();
    }

    private static void close(Closeable resource) {
        try {
            resource.close();
        } catch (IOException alreadyBroken) {
            // Closed it is.
        }
    }

    private static ScheduledThreadPoolExecutor watch() {
        ScheduledThreadPoolExecutor watch = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("directory-deadlines").factory());
        watch.setRemoveOnCancelPolicy(true);
        return watch;
    }
}
