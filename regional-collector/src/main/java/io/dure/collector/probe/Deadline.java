package io.dure.collector.probe;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** One deadline over several steps. */
final class Deadline {
    private final long endNanos;

    Deadline(Duration timeout) {
        endNanos = System.nanoTime() + timeout.toNanos();
    }

    /**
     * What is left, as a socket takes it: at least 1, because 0 would mean no timeout.
     *
     * @throws SocketTimeoutException if nothing is
     */
    int remainingMs() throws SocketTimeoutException {
        long remaining = endNanos - System.nanoTime();
        if (remaining <= 0) {
            throw new SocketTimeoutException("deadline");
        }
        return (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(remaining));
    }
}
