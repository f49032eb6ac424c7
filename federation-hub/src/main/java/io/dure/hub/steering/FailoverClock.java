package io.dure.hub.steering;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that owns the leader's machines: a platform thread that ticks and takes inputs in order. Nothing on it
 * waits for a store, a network or a lock that is held for long.
 */
final class FailoverClock {
    static final Duration TICK = Duration.ofMillis(200);

    private static final Logger LOG = LoggerFactory.getLogger(FailoverClock.class);
    private static final int QUEUE = 20_000;

    private final BlockingQueue<Runnable> inputs = new LinkedBlockingQueue<>(QUEUE);
    private final AtomicLong refused = new AtomicLong();
    private volatile boolean running;

    void start(Runnable tick) {
        running = true;
        Thread.ofPlatform().name("failover-clock").daemon().start(() -> run(tick));
    }

    void stop() {
        running = false;
    }

    /** Takes an input, or counts it as refused when far too many wait. */
    void post(Runnable input) {
        if (!inputs.offer(input) && refused.incrementAndGet() % 1_000 == 1) {
            LOG.error("{} inputs of the failover clock are refused: too many wait", refused.get());
        }
    }

    /** Asks for something that only the clock's thread may touch. */
    <T> CompletableFuture<T> ask(Supplier<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        boolean taken = inputs.offer(() -> {
            try {
                answer.complete(question.get());
            } catch (RuntimeException | Error failed) {
                answer.completeExceptionally(failed);
            }
        });
        if (!taken) {
            answer.completeExceptionally(new IllegalStateException("too many inputs wait"));
        }
        return answer;
    }

    private void run(Runnable tick) {
        long next = System.nanoTime();
        while (running) {
            long now = System.nanoTime();
            if (now - next >= 0) {
                guarded(tick);
                next = Math.max(next + TICK.toNanos(), now);
            }
            try {
                Runnable input = inputs.poll(Math.max(0, next - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (input != null) {
                    guarded(input);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error failed) {
            // One service's bug must not stop the clock of the others.
            LOG.error("the failover clock goes on after a failure", failed);
        }
    }
}
