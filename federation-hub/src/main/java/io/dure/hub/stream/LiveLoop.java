package io.dure.hub.stream;

import io.dure.hub.change.Change;
import io.dure.hub.change.Changes;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Drives the stream: every 2 s, and right when something changes. On a thread of its own, since the read side may wait
 * for the store. Stops before the web server does, or open streams would hold up its graceful end.
 */
@Component
final class LiveLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LiveLoop.class);
    private static final Duration TICK = Duration.ofSeconds(2);

    private final LiveEvents events;
    private final LiveClients clients;
    private final Changes changes;
    private final PendingChanges pending = new PendingChanges();
    private Changes.@Nullable Subscription subscription;
    private @Nullable Thread thread;

    LiveLoop(LiveEvents events, LiveClients clients, Changes changes) {
        this.events = events;
        this.clients = clients;
        this.changes = changes;
    }

    @Override
    public synchronized void start() {
        clients.open();
        subscription = changes.subscribe(pending::note);
        thread = Thread.ofPlatform().name("live").daemon().start(this::run);
    }

    @Override
    public synchronized void stop() {
        clients.close();
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

    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    private void run() {
        guarded(events::begin);
        long nextTick = System.nanoTime();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Set<Change> taken = pending.take(nextTick);
                if (System.nanoTime() >= nextTick) {
                    nextTick = System.nanoTime() + TICK.toNanos();
                    guarded(events::tick);
                }
                taken.forEach(change -> guarded(() -> events.publish(change)));
                pending.settle();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** A view that fails once must not end the stream; it is logged here, and what clients show grows old meanwhile. */
    private static void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error failed) {
            LOG.warn("an event of the live stream could not be made", failed);
        }
    }
}
