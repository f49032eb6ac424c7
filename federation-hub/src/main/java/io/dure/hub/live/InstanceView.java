package io.dure.hub.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One process, as its newest reports show it.
 *
 * @param state gone when nothing came for two windows; what it did meanwhile is not known, at most one window of it is
 *     lost
 * @param tps null while no window of it is known
 * @param running as its newest preview says; null where it does not, or none came for some seconds
 * @param usersSource what its users are told apart by: login, cookie or session; null where it does not say
 * @param apdexThresholdMs up to which a transaction satisfies; null where it does not count them
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
        @Nullable Double errorRate,
        @Nullable Running running,
        @Nullable String usersSource,
        @Nullable Integer apdexThresholdMs) {

    /** Whether it still reports. */
    public enum State {
        LIVE,
        GONE
    }
}
