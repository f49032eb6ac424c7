package io.dure.collector.probe;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does one thing at a fixed rate on a platform thread of its own. A missed time is left out, never caught up with. */
final class Rounds implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Rounds.class);

    private final long intervalNanos;
    private final long phaseNanos;
    private final Runnable round;
    private final Thread thread;
    private volatile boolean closed;

    private Rounds(String name, Duration interval, Duration phase, Runnable round) {
        this.intervalNanos = interval.toNanos();
        this.phaseNanos = phase.toNanos();
        this.round = round;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    /**
     * Starts the thread.
     *
     * @param phase how long to wait before the first round
     */
    static Rounds start(String name, Duration interval, Duration phase, Runnable round) {
        Rounds rounds = new Rounds(name, interval, phase, round);
        rounds.thread.start();
        return rounds;
    }

    private void run() {
        long next = System.nanoTime() + phaseNanos;
        while (!closed) {
            long wait = next - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
                continue;
            }
            try {
                round.run();
            } catch (RuntimeException | Error bug) {
                log.error("A round of {} failed", thread.getName(), bug);
            }
            long missed = Math.max(0, System.nanoTime() - next) / intervalNanos;
            next += (missed + 1) * intervalNanos;
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
