package io.dure.hub.split;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Which resolvers asked how often for a while, and what that tells of how unequally they carry requests.
 *
 * <p>A resolver asks again when its answer's TTL is over and the next of its users comes. The pauses between the end of
 * one TTL and the next question are therefore the times between users: their number divided by their sum is the users'
 * rate, and one and the rate times the TTL are the requests that one fill of the cache carries. This holds for users
 * that come independently of each other to one cache an address that honours the TTL; of a resolver whose pauses drown
 * in the way's delay or in whole seconds only a least size is seen, and the design effect is then too small.
 *
 * @param resolvers those known one by one
 * @param otherFills of all others, of which nothing more is known: they are taken to be small
 * @param covered the time within which this was seen
 */
public record ResolverSample(List<ResolverUse> resolvers, long otherFills, Duration covered) {
    /** No pause between two fills is told shorter than that. */
    private static final double SHORTEST_PAUSE_S = 0.01;

    public ResolverSample {
        resolvers = List.copyOf(resolvers);
    }

    /** Kish's design effect of the fills by the requests they carry, at least 1; empty where nothing was seen. */
    public OptionalDouble designEffect(Duration ttl) {
        double fills = otherFills;
        double sum = otherFills;
        double squares = otherFills;
        for (ResolverUse resolver : resolvers) {
            double carried = requestsAFill(resolver, seconds(ttl));
            fills += resolver.fills();
            sum += resolver.fills() * carried;
            squares += resolver.fills() * carried * carried;
        }
        return sum == 0 ? OptionalDouble.empty() : OptionalDouble.of(Math.max(1, fills * squares / (sum * sum)));
    }

    private double requestsAFill(ResolverUse resolver, double ttl) {
        long fills = resolver.fills();
        if (fills < 3) {
            return 1 + ttl * fills / Math.max(seconds(covered), ttl);
        }
        double span = seconds(resolver.span());
        // More fills than one cache can have: several stand behind the address, here taken to be equal.
        long caches = 1;
        while (caches < fills && pauses(span, fills, caches, ttl) <= 0) {
            caches++;
        }
        double paused = Math.max(pauses(span, fills, caches, ttl), (fills - caches) * SHORTEST_PAUSE_S);
        // One pause less than there are: the estimate of a rate by n waiting times is unbiased so.
        return paused <= 0 ? 1 : 1 + ttl * Math.max(1, fills - caches - 1) / paused;
    }

    private static double pauses(double span, long fills, long caches, double ttl) {
        return caches * span - (fills - caches) * ttl;
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
