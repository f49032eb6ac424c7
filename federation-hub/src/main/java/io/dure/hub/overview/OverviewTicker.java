package io.dure.hub.overview;

import io.dure.hub.change.Change;
import io.dure.hub.change.Changes;
import io.dure.hub.live.LiveWindows;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.springframework.context.SmartLifecycle;

/** Says when a window is due to be shown, and when a site went stale or came back. */
final class OverviewTicker implements SmartLifecycle {
    private static final long WINDOW_MS = 10_000;
    private static final long STEP_NANOS = 100_000_000;

    private final Overviews overviews;
    private final Changes changes;
    private final Clock clock;
    private volatile boolean running;

    OverviewTicker(Overviews overviews, Changes changes, Clock clock) {
        this.overviews = overviews;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        Thread.ofPlatform().name("overview-ticker").daemon().start(this::run);
    }

    private void run() {
        long shown = due();
        long looked = 0;
        List<SiteView.State> states = List.of();
        while (running) {
            LockSupport.parkNanos(STEP_NANOS);
            if (due() > shown) {
                shown = due();
                changes.publish(new Change.WindowCompleted(Instant.ofEpochMilli(shown)));
            }
            if (clock.millis() - looked >= 1_000) {
                looked = clock.millis();
                List<SiteView.State> now = overviews.overview().sites().stream()
                        .map(SiteView::state)
                        .toList();
                if (!now.equals(states)) {
                    states = now;
                    changes.publish(new Change.OverviewChanged());
                }
            }
        }
    }

    /** End of the newest window that is due. */
    private long due() {
        return Math.floorDiv(clock.millis() - LiveWindows.DUE.toMillis(), WINDOW_MS) * WINDOW_MS;
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
