package io.dure.hub.alarm;

import io.dure.hub.change.Change;
import io.dure.hub.change.Changes;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks every second, and judges each window when it is complete; on two threads, as what waits for the store must not keep
 * from looking. A window that ends while an earlier one is judged takes that one's turn: rules are over longer times, so that
 * nothing is missed.
 */
final class AlarmWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmWatch.class);

    private final AlarmKeeper keeper;
    private final Changes changes;
    private final BlockingQueue<Instant> windows = new ArrayBlockingQueue<>(1);
    private Changes.@Nullable Subscription subscription;
    private List<Thread> threads = List.of();

    AlarmWatch(AlarmKeeper keeper, Changes changes) {
        this.keeper = keeper;
        this.changes = changes;
    }

    @Override
    public synchronized void start() {
        subscription = changes.subscribe(change -> {
            if (change instanceof Change.WindowCompleted window) {
                windows.clear();
                windows.offer(window.windowEnd());
            }
        });
        threads = List.of(thread("alarms", this::look), thread("alarm-rules", this::judge));
    }

    private void look() throws InterruptedException {
        guarded(keeper::look);
        TimeUnit.SECONDS.sleep(1);
    }

    private void judge() throws InterruptedException {
        Instant window = windows.poll(1, TimeUnit.SECONDS);
        if (window != null) {
            guarded(() -> keeper.judge(window));
        }
        guarded(keeper::keep);
    }

    /** What a thread does again and again, until it is stopped. */
    @FunctionalInterface
    private interface Turn {
        void take() throws InterruptedException;
    }

    private static Thread thread(String name, Turn turn) {
        return Thread.ofPlatform().name(name).daemon().start(() -> {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    turn.take();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** One look that fails must not be the last one. */
    private static void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error failed) {
            LOG.warn("alarms could not be judged", failed);
        }
    }

    @Override
    public synchronized void stop() {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
        threads.forEach(Thread::interrupt);
        threads = List.of();
    }

    @Override
    public synchronized boolean isRunning() {
        return !threads.isEmpty();
    }
}
