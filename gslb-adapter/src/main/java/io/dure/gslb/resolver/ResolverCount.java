package io.dure.gslb.resolver;

import java.time.Instant;

/**
 * What one resolver was answered within a window.
 *
 * @param name a keyed hash of its address, the same at every nameserver that shares the key
 * @param first when it was answered for the first time in the window
 * @param last when for the last time
 */
public record ResolverCount(long name, long answers, Instant first, Instant last) {
    public ResolverCount {
        if (answers < 1 || last.isBefore(first)) {
            throw new IllegalArgumentException(
                    "impossible count: " + answers + " answers from " + first + " to " + last);
        }
    }
}
