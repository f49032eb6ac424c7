package io.dure.hub.steering;

import io.dure.hub.live.Counts;
import io.dure.hub.live.ServiceCounts.Slice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** When traffic had moved away: 99 % of the transactions by name at survivors for 10 s without a gap. */
final class TrafficMove {
    static final Duration RUN = Duration.ofSeconds(10);

    private static final double MOVED = 0.99;

    private TrafficMove() {}

    /**
     * The begin of the first such run, never before {@code earliest}.
     *
     * @param slices oldest first
     * @param out sites that are out of the answers
     */
    static Optional<Instant> since(List<Slice> slices, Set<String> out, Instant earliest) {
        Instant begin = null;
        Instant end = null;
        for (Slice slice : slices) {
            if (!slice.end().isAfter(earliest) || !isAtSurvivors(slice.bySite(), out)) {
                begin = null;
                continue;
            }
            if (begin == null || !slice.start().equals(end)) {
                begin = slice.start();
            }
            end = slice.end();
            if (Duration.between(begin, end).compareTo(RUN) >= 0) {
                return Optional.of(begin.isBefore(earliest) ? earliest : begin);
            }
        }
        return Optional.empty();
    }

    private static boolean isAtSurvivors(Map<String, Counts> bySite, Set<String> out) {
        long total = 0;
        long survivors = 0;
        for (Map.Entry<String, Counts> entry : bySite.entrySet()) {
            long count = entry.getValue().byName();
            total += count;
            survivors += out.contains(entry.getKey()) ? 0 : count;
        }
        return total > 0 && survivors >= MOVED * total;
    }
}
