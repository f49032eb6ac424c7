package io.dure.hub.steering;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Configured, answered and observed weight side by side; nothing corrects one by another.
 *
 * @param from inclusive
 * @param to exclusive
 * @param partial part of the range is not known here (before the hub's start, or a collector's reports are missing)
 * @param answeredTotal answers to the public that named a member; null when not known
 * @param observedTotal user transactions that entered by the service's name
 * @param designEffect of Kish over the transactions a cached answer carries; null when not known
 * @param observedBasis what the observed band's n is: {@code cache-fills} divided by the design effect, or {@code answers}
 *     while that is not known, which makes the band too narrow
 * @param otherEntries user transactions that entered in another way, by site; null: no report
 * @param probes probe transactions, never part of a share
 */
public record SplitView(
        String service,
        Instant from,
        Instant to,
        boolean partial,
        List<Member> members,
        @Nullable Long answeredTotal,
        @Nullable Long observedTotal,
        @Nullable Double designEffect,
        String observedBasis,
        Map<String, @Nullable Long> otherEntries,
        @Nullable Long probes) {

    public record Member(
            String site,
            Weight configured,
            Weight current,
            @Nullable Counted answered,
            @Nullable Counted observed) {}

    /** A weight and its share of their sum, 0 to 1. */
    public record Weight(int weight, double share) {}

    /**
     * A count and its share with the 99 % band.
     *
     * @param share of the counts, 0 to 1; null without counts
     * @param low99 lower end of the 99 % band
     */
    public record Counted(
            long count,
            @Nullable Double share,
            @Nullable Double low99,
            @Nullable Double high99) {}
}
