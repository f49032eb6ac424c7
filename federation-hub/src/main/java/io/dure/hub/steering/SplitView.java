package io.dure.hub.steering;

import io.dure.hub.scope.Scoped;
import io.dure.hub.scope.Sight;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        @Nullable Long probes)
        implements Scoped {
    /** Of a service that is not wholly in scope the shares of its members in scope, without the totals of all. */
    @Override
    public Optional<SplitView> within(Sight sight) {
        if (!sight.service(service)) {
            return Optional.empty();
        }
        return Optional.of(sight.whole(service) ? this : cut(sight));
    }

    private SplitView cut(Sight sight) {
        Map<String, @Nullable Long> others = new HashMap<>(otherEntries);
        others.keySet().removeIf(site -> !sight.site(site));
        return new SplitView(
                service,
                from,
                to,
                partial,
                members.stream().filter(member -> sight.site(member.site())).toList(),
                null,
                null,
                designEffect,
                observedBasis,
                others,
                null);
    }

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
