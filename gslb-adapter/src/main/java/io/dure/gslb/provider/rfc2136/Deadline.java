package io.dure.gslb.provider.rfc2136;

import java.net.SocketTimeoutException;
import java.time.Duration;

/** The moment by which something must have ended, by the steady clock of this process. */
final class Deadline {
    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** The nearer of this one and {@code time} from now. */
    Deadline within(Duration time) {
        long other = System.nanoTime() + time.toNanos();
        return other - end < 0 ? new Deadline(other) : this;
    }

    boolean hasPassed() {
        return end - System.nanoTime() <= 0;
    }

    /** At least one. */
    int millisLeft() throws SocketTimeoutException {
        long millis = (end - System.nanoTime()) / 1_000_000;
        if (millis < 1) {
            throw new SocketTimeoutException("no answer in time");
        }
        return (int) Math.min(millis, Integer.MAX_VALUE);
    }
}
