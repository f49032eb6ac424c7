package io.dure.hub.live;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One stored window of 10 s, merged; user transactions of every entry, probes left out.
 *
 * @param tps transactions a second
 * @param meanMs null without transactions
 * @param p95Ms null without transactions; from the merged histogram, never an average of percentiles
 * @param errorRate share of transactions that failed, 0 to 1; null without transactions
 * @param instances how many instances reported into this window
 * @param complete every instance that is alive has reported, or 1.5 s have passed since the window's end
 */
public record WindowValues(
        Instant windowEnd,
        double tps,
        @Nullable Double meanMs,
        @Nullable Double p95Ms,
        @Nullable Double errorRate,
        int instances,
        boolean complete) {}
