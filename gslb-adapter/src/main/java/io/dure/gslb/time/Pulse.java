package io.dure.gslb.time;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A platform thread that does one thing again and again, and at once when it is woken; no failure ends it. */
public final class Pulse implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Pulse.class);

    private final Duration period;
    private final Runnable beat;
    private final Thread thread;
    private Duration pause = Duration.ZERO;
    private volatile boolean closed;

    /**
     * Does not beat yet.
     *
     * @param name of the thread
     * @param period the longest pause between two beats
     */
    public Pulse(String name, Duration period, Runnable beat) {
        this.period = period;
        this.beat = beat;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    /** Beats at once. */
    public void start() {
        thread.start();
    }

    /** Beats after a first period. */
    public void startLater() {
        pause = period;
        thread.start();
    }

    /** Has the next beat come now. */
    public void wake() {
        LockSupport.unpark(thread);
    }

    private void run() {
        LockSupport.parkNanos(pause.toNanos());
        while (!closed) {
            try {
                beat.run();
            } catch (RuntimeException | Error bug) {
                log.error("{} failed; going on", thread.getName(), bug);
            }
            LockSupport.parkNanos(period.toNanos());
        }
    }

    /** Lets a beat that is under way end by itself. */
    @Override
    public void close() {
        closed = true;
        wake();
    }
}
