package io.dure.hub.live;

import io.dure.hub.store.ReportStore;
import io.dure.hub.store.StoreUnavailable;
import java.time.Clock;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Takes the last hour back from the store after a start, the newest windows first, while the hub leads and serves already: an
 * hour of a large fleet takes minutes to read, and no decision waits for it. What comes again meanwhile is known by its key.
 */
final class LastHour implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LastHour.class);

    private final ReportStore store;
    private final LiveWindows windows;
    private final Clock clock;
    private volatile boolean running;

    LastHour(ReportStore store, LiveWindows windows, Clock clock) {
        this.store = store;
        this.windows = windows;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("live-last-hour").daemon().start(this::takeBack);
    }

    private void takeBack() {
        try {
            store.pieces(clock.instant().minus(LiveWindows.SPAN), piece -> {
                if (!running) {
                    throw new CancellationException("the hub ends");
                }
                windows.restore(piece);
            });
        } catch (StoreUnavailable | CancellationException failed) {
            if (running) {
                LOG.warn("the last hour is not taken back into the live values: {}", failed.getMessage());
            }
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
