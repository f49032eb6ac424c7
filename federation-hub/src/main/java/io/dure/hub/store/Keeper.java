package io.dure.hub.store;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the store kept tidy every few seconds, on a thread of its own; what fails is tried again. */
final class Keeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Keeping keeping;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("store-keeper").daemon().factory());

    Keeper(Keeping keeping) {
        this.keeping = keeping;
        var unused =
                timer.scheduleWithFixedDelay(this::tick, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tick() {
        try {
            keeping.tick();
        } catch (RuntimeException | Error failed) {
            LOG.warn("the store is not kept tidy now: {}", failed.getMessage(), failed);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
