package io.dure.gslb.resolver;

import java.time.Instant;
import java.util.List;

/**
 * The answers that one nameserver gave to the public for one service in a stretch of time, by resolver.
 *
 * @param from inclusive, by the nameserver's wall clock
 * @param to exclusive
 * @param busiest the resolvers that asked most often, a bounded number of them
 * @param otherAnswers to all others
 */
public record ResolverWindow(String service, Instant from, Instant to, List<ResolverCount> busiest, long otherAnswers) {
    public ResolverWindow {
        busiest = List.copyOf(busiest);
        if (!to.isAfter(from)) {
            throw new IllegalArgumentException("a window from " + from + " to " + to + " is empty");
        }
    }
}
