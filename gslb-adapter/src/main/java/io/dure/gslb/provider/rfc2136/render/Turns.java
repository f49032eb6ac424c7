package io.dure.gslb.provider.rfc2136.render;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Which site's turn it is, each coming as often as its weight says and spread as evenly as can be. */
final class Turns {
    private static final int MOST = 100;

    private Turns() {}

    /**
     * Positions in {@code weights}, turn by turn; at most 100 turns, within which every weight above 0 comes once at least.
     *
     * @param weights at least one above 0
     */
    static List<Integer> of(List<Integer> weights) {
        long[] turns = reduced(weights);
        long all = 0;
        for (long one : turns) {
            all += one;
        }
        long[] credit = new long[turns.length];
        List<Integer> order = new ArrayList<>();
        for (long turn = 0; turn < all; turn++) {
            int next = 0;
            for (int i = 0; i < turns.length; i++) {
                credit[i] += turns[i];
                next = credit[i] > credit[next] ? i : next;
            }
            credit[next] -= all;
            order.add(next);
        }
        return order;
    }

    /** Which of {@code count} turns it is. */
    static int at(Instant now, Duration turn, int count) {
        return (int) Math.floorMod(Math.floorDiv(now.toEpochMilli(), turn.toMillis()), (long) count);
    }

    private static long[] reduced(List<Integer> weights) {
        long divisor = weights.stream().mapToLong(Integer::longValue).reduce(0, Turns::gcd);
        long all = weights.stream().mapToLong(Integer::longValue).sum() / divisor;
        return IntStream.range(0, weights.size())
                .mapToLong(i -> {
                    long weight = weights.get(i) / divisor;
                    return all <= MOST || weight == 0 ? weight : Math.max(1, weight * (MOST - weights.size()) / all);
                })
                .toArray();
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
