package io.dure.collector.evidence;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A platform thread that does one thing again and again, and at once when it is woken; no failure ends it. */
final class Pulse implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Pulse.class);

    private final Duration period;
    private final Runnable beat;
    private final Thread thread;
    private volatile boolean closed;

    /** @param period the longest pause between two beats */
    Pulse(String name, Duration period, Runnable beat) {
        this.period = period;
        this.beat = beat;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void wake() {
        LockSupport.unpark(thread);
    }

    private void run() {
        while (!closed) {
            try {
                beat.run();
            } catch (RuntimeException | Error bug) {
                log.error("{} failed; going on", thread.getName(), bug);
            }
            LockSupport.parkNanos(period.toNanos());
        }
    }

    @Override
    public void close() {
        closed = true;
        wake();
    }
}
