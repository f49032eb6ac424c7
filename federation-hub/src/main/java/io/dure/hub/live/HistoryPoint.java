package io.dure.hub.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A past window; a window that nobody reported into is absent, never 0. */
public record HistoryPoint(
        Instant windowEnd,
        double tps,
        @Nullable Double meanMs,
        @Nullable Double p95Ms,
        @Nullable Double errorRate) {}
