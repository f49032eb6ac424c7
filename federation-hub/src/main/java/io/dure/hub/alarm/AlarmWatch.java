package io.dure.hub.alarm;

import io.dure.hub.change.Change;
import io.dure.hub.change.Changes;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Looks every second, and judges each window when it is complete; on a thread of its own, as it waits for the store. A window
 * that ends while an earlier one is judged takes that one's turn: rules are over longer times, so that nothing is missed.
 */
final class AlarmWatch implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(AlarmWatch.class);

    private final AlarmKeeper keeper;
    private final Changes changes;
    private final BlockingQueue<Instant> windows = new ArrayBlockingQueue<>(1);
    private Changes.@Nullable Subscription subscription;
    private @Nullable Thread thread;

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
        thread = Thread.ofPlatform().name("alarms").daemon().start(this::run);
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Instant window = windows.poll(1, TimeUnit.SECONDS);
                if (window != null) {
                    guarded(() -> keeper.judge(window));
                }
                guarded(keeper::look);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** One look that fails must not be the last one. */
    private static void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException failed) {
            LOG.warn("alarms could not be judged", failed);
        }
    }

    @Override
    public synchronized void stop() {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
        if (thread != null) {
            thread.interrupt();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
