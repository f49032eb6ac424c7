package io.dure.hub.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A preview of 2 s that the next one replaces; units as in {@link WindowValues}. */
public record LiveValues(
        Instant at,
        double tps,
        @Nullable Double meanMs,
        @Nullable Double p95Ms,
        @Nullable Double errorRate) {}
