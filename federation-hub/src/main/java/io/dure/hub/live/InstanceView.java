package io.dure.hub.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One process, as its newest reports show it.
 *
 * @param state gone when nothing came for two windows; what it did meanwhile is not known, at most one window of it is
 *     lost
 * @param tps null while no window of it is known
 */
public record InstanceView(
        String site,
        String service,
        String instance,
        @Nullable String host,
        @Nullable String version,
        @Nullable Instant startedAt,
        Instant lastReportAt,
        State state,
        @Nullable Double tps,
        @Nullable Double meanMs,
        @Nullable Double p95Ms,
        @Nullable Double errorRate) {

    /** Whether it still reports. */
    public enum State {
        LIVE,
        GONE
    }
}
