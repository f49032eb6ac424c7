package io.dure.hub.overview;

import io.dure.gslb.time.Pulse;
import io.dure.hub.change.Change;
import io.dure.hub.change.Changes;
import io.dure.hub.live.LiveWindows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Says when a window is due to be shown, and when a site went stale or came back. */
final class OverviewTicker implements SmartLifecycle {
    private static final long WINDOW_MS = 10_000;
    private static final Duration STEP = Duration.ofMillis(100);

    private final Overviews overviews;
    private final Changes changes;
    private final Clock clock;
    private long shown;
    private long looked;
    private List<SiteView.State> states = List.of();
    private @Nullable Pulse pulse;

    OverviewTicker(Overviews overviews, Changes changes, Clock clock) {
        this.overviews = overviews;
        this.changes = changes;
        this.clock = clock;
    }

    @Override
    public synchronized void start() {
        shown = due();
        pulse = new Pulse("overview-ticker", STEP, this::tick);
        pulse.start();
    }

    private void tick() {
        if (due() > shown) {
            shown = due();
            changes.publish(new Change.WindowCompleted(Instant.ofEpochMilli(shown)));
        }
        if (clock.millis() - looked >= 1_000) {
            looked = clock.millis();
            List<SiteView.State> now =
                    overviews.overview().sites().stream().map(SiteView::state).toList();
            if (!now.equals(states)) {
                states = now;
                changes.publish(new Change.OverviewChanged());
            }
        }
    }

    /** End of the newest window that is due. */
    private long due() {
        return Math.floorDiv(clock.millis() - LiveWindows.DUE.toMillis(), WINDOW_MS) * WINDOW_MS;
    }

    @Override
    public synchronized void stop() {
        if (pulse != null) {
            pulse.close();
            pulse = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return pulse != null;
    }
}
