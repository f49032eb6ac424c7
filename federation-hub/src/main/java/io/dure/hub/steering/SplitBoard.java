package io.dure.hub.steering;

import io.dure.gslb.plan.Division;
import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Policy;
import io.dure.hub.live.Counts;
import io.dure.hub.live.LiveWindows;
import io.dure.hub.live.ServiceCounts;
import io.dure.hub.split.Band;
import io.dure.hub.split.Share;
import io.dure.hub.split.Split;
import io.dure.hub.split.SplitStatistics;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Puts the three splits of a stretch of time side by side, in whole windows of 10 s. */
final class SplitBoard implements SplitViews {
    private static final long WINDOW_MS = 10_000;
    private static final Duration LONGEST = Duration.ofHours(1);

    private final ServiceBoard services;
    private final ServiceCounts counts;
    private final Asked asked;
    /** The wall's, by which the windows and the history of the answers are. */
    private final Clock wall;

    /** What the nameservers were asked. */
    record Asked(AnswerHistory answers, ResolverHistory resolvers) {}

    SplitBoard(ServiceBoard services, ServiceCounts counts, Asked asked, Clock wall) {
        this.services = services;
        this.counts = counts;
        this.asked = asked;
        this.wall = wall;
    }

    @Override
    public Optional<SplitView> split(String service, Duration window) {
        Instant to =
                Instant.ofEpochMilli(down(wall.instant().minus(LiveWindows.DUE).toEpochMilli()));
        Duration whole = window.compareTo(Duration.ofMillis(WINDOW_MS)) < 0 ? Duration.ofMillis(WINDOW_MS) : window;
        return split(service, to.minus(whole), to);
    }

    @Override
    public Optional<SplitView> split(String service, Instant from, Instant to) {
        Instant begin = Instant.ofEpochMilli(down(from.toEpochMilli()));
        Instant end = Instant.ofEpochMilli(down(to.toEpochMilli() + WINDOW_MS - 1));
        return services.entry(service).map(entry -> view(entry.plan(), begin, end));
    }

    private static long down(long epochMs) {
        return Math.floorDiv(epochMs, WINDOW_MS) * WINDOW_MS;
    }

    private SplitView view(Plan plan, Instant from, Instant to) {
        String service = plan.service();
        List<MemberPlan> members = plan.members();
        Map<String, Counts> reported = counts.counts(service, from, to);
        Map<String, Long> answered = asked.answers().answers(service, from, to);
        Map<String, Long> byName = new HashMap<>();
        Map<String, @Nullable Long> other = new TreeMap<>();
        for (MemberPlan member : members) {
            Counts count = reported.get(member.site());
            other.put(member.site(), count == null ? null : (Long) count.other());
            if (count != null) {
                byName.put(member.site(), count.byName());
            }
        }
        Split answeredSplit = SplitStatistics.answers(answered);
        OptionalDouble effect = asked.resolvers()
                .sample(service, from, to)
                .map(sample -> sample.designEffect(plan.ttl()))
                .orElse(OptionalDouble.empty());
        Split observedSplit = answered.isEmpty() || effect.isEmpty()
                ? SplitStatistics.requestsByAnswers(
                        byName, answered.isEmpty() ? Optional.empty() : Optional.of(answeredSplit.total()))
                : SplitStatistics.requestsByFills(byName, answeredSplit.total(), effect.getAsDouble());
        boolean partial = byName.size() < members.size()
                || !asked.answers().isWhole(service, from, to)
                || !isWhole(service, members, from, to);
        Map<String, Integer> configured = Division.configured(plan);
        Map<String, Integer> current = Division.weights(plan);
        // Whom subnets send where nobody can foretell.
        boolean foretold = !(plan.policy() instanceof Policy.BySubnet);
        return new SplitView(
                service,
                from,
                to,
                partial,
                members.stream()
                        .map(member -> {
                            SplitView.Weight expected = weight(member.site(), current);
                            return new SplitView.Member(
                                    member.site(),
                                    weight(member.site(), configured),
                                    expected,
                                    counted(answeredSplit, member.site(), expected.share(), foretold),
                                    counted(observedSplit, member.site(), expected.share(), foretold));
                        })
                        .toList(),
                answered.isEmpty() ? null : (Long) answeredSplit.total(),
                reported.isEmpty() ? null : (Long) observedSplit.total(),
                observedSplit.designEffect().isPresent()
                        ? (Double) observedSplit.designEffect().getAsDouble()
                        : null,
                basis(observedSplit.basis()),
                other,
                reported.isEmpty()
                        ? null
                        : (Long) reported.values().stream()
                                .mapToLong(Counts::probes)
                                .sum());
    }

    private static String basis(Split.Basis basis) {
        return switch (basis) {
            case ANSWERS -> "answers";
            case CACHE_FILLS -> "cache-fills";
        };
    }

    /** Whether every member's site reported in every window of the time. */
    private boolean isWhole(String service, List<MemberPlan> members, Instant from, Instant to) {
        if (from.isBefore(wall.instant().minus(LONGEST))) {
            return false;
        }
        List<ServiceCounts.Slice> slices = counts.windows(service, from, to);
        long expected = Duration.between(from, to).toMillis() / WINDOW_MS;
        return slices.size() == expected
                && slices.stream()
                        .allMatch(slice -> members.stream()
                                .allMatch(member -> slice.bySite().containsKey(member.site())));
    }

    private static SplitView.Weight weight(String site, Map<String, Integer> weights) {
        int weight = weights.getOrDefault(site, 0);
        long sum = weights.values().stream().mapToLong(Integer::longValue).sum();
        return new SplitView.Weight(weight, sum == 0 ? 0 : (double) weight / sum);
    }

    private static SplitView.@Nullable Counted counted(Split split, String site, double expected, boolean foretold) {
        Share share = split.shares().get(site);
        if (share == null) {
            return null;
        }
        if (split.total() == 0) {
            return new SplitView.Counted(share.count(), null, null, null);
        }
        boolean known = foretold && split.draws() > 0;
        Band band = Band.expected(expected, split.draws(), Band.Z99);
        return new SplitView.Counted(
                share.count(), share.share(), known ? (Double) band.low() : null, known ? (Double) band.high() : null);
    }
}
