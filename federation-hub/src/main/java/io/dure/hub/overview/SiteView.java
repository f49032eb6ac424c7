package io.dure.hub.overview;

import io.dure.hub.live.HistoryPoint;
import io.dure.hub.live.LiveValues;
import io.dure.hub.live.WindowValues;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A site as its collectors report it.
 *
 * @param domain the failure domain it votes with
 * @param lastReportAt of any of its collectors, by the hub's clock; null before the first
 * @param staleSince when the silence began; null unless stale
 * @param values newest complete window; null when none is known or the site is stale
 * @param live null when the site is stale
 * @param history the last 60 windows, oldest first, absent windows left out
 */
public record SiteView(
        String id,
        String domain,
        State state,
        @Nullable Instant lastReportAt,
        @Nullable Instant staleSince,
        @Nullable WindowValues values,
        @Nullable LiveValues live,
        List<HistoryPoint> history,
        List<CollectorView> collectors) {

    /** Whether its values can be read as today's. */
    public enum State {
        LIVE,
        STALE,
        /** No report since the hub's start. */
        NEVER
    }
}
