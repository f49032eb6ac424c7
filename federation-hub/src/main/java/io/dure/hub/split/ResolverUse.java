package io.dure.hub.split;

import java.time.Duration;

/**
 * How often one resolver filled its cache.
 *
 * @param fills at least 1
 * @param span from the first to the last of them
 */
public record ResolverUse(long fills, Duration span) {
    public ResolverUse {
        if (fills < 1 || span.isNegative()) {
            throw new IllegalArgumentException("impossible use: " + fills + " fills within " + span);
        }
    }
}
