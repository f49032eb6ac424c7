package io.dure.hub.ledger;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Transactions by the reason why they will never come, in the order of the reasons. */
final class Reasons {
    static final SortedMap<String, Long> NONE = Collections.emptySortedMap();

    private Reasons() {}

    /** @throws IllegalArgumentException if a count is negative */
    static SortedMap<String, Long> of(Map<String, Long> counts) {
        SortedMap<String, Long> sorted = new TreeMap<>();
        counts.forEach((reason, count) -> {
            if (count < 0) {
                throw new IllegalArgumentException(reason + " is " + count);
            }
            if (count > 0) {
                sorted.put(reason, count);
            }
        });
        return Collections.unmodifiableSortedMap(sorted);
    }

    static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
    }

    static SortedMap<String, Long> plus(Map<String, Long> one, Map<String, Long> other) {
        SortedMap<String, Long> both = new TreeMap<>(one);
        other.forEach((reason, count) -> both.merge(reason, count, Math::addExact));
        return of(both);
    }

    /** Takes so many away, reason by reason; never below none. */
    static SortedMap<String, Long> less(Map<String, Long> counts, long away) {
        SortedMap<String, Long> rest = new TreeMap<>(counts);
        long left = away;
        for (Map.Entry<String, Long> reason : rest.entrySet()) {
            long taken = Math.min(left, reason.getValue());
            reason.setValue(reason.getValue() - taken);
            left -= taken;
        }
        return of(rest);
    }
}
