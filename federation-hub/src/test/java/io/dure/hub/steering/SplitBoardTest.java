package io.dure.hub.steering;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.evidence.MemberStatus;
import io.dure.gslb.evidence.NameserverStatus;
import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.resolver.ResolverCount;
import io.dure.gslb.resolver.ResolverWindow;
import io.dure.hub.live.Counts;
import io.dure.hub.live.ServiceCounts;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SplitBoardTest {
    /** At the begin of a window. */
    private static final Instant NOW = Instant.ofEpochMilli(1_790_000_000_000L);

    private static final Instant FROM = NOW.minusSeconds(60);

    private final AnswerHistory answers = new AnswerHistory();
    private final ResolverHistory resolvers = new ResolverHistory();
    private final List<ServiceCounts.Slice> windows = new ArrayList<>();
    private final SplitBoard splits = splits();

    private SplitBoard splits() {
        Clock wall = Clock.fixed(NOW, ZoneOffset.UTC);
        ServiceBoard services = Leading.board(wall);
        Leading leading = new Leading();
        services.publish(
                "portal", new ServiceBoard.Entry(leading.leader.view(NOW), leading.leader.plan(), Optional.empty()));
        return new SplitBoard(services, new Windows(), new SplitBoard.Asked(answers, resolvers), wall);
    }

    private final class Windows implements ServiceCounts {
        @Override
        public Map<String, Counts> counts(String service, Instant from, Instant to) {
            return windows(service, from, to).stream()
                    .flatMap(slice -> slice.bySite().entrySet().stream())
                    .collect(java.util.stream.Collectors.toMap(
                            Map.Entry::getKey,
                            Map.Entry::getValue,
                            (one, more) -> new Counts(
                                    one.byName() + more.byName(),
                                    one.other() + more.other(),
                                    one.probes() + more.probes())));
        }

        @Override
        public List<Slice> windows(String service, Instant from, Instant to) {
            return windows.stream()
                    .filter(slice ->
                            !slice.start().isBefore(from) && slice.start().isBefore(to))
                    .toList();
        }

        @Override
        public List<Slice> previews(String service, Instant from, Instant to) {
            return List.of();
        }
    }

    private void answered(Instant at, long atPrivate, long atPublic) {
        answers.record(
                new NameserverStatus(
                        "private-1",
                        "portal",
                        Optional.empty(),
                        List.of(status("private", atPrivate), status("public", atPublic)),
                        false,
                        at),
                at);
    }

    private static MemberStatus status(String site, long count) {
        return new MemberStatus(site, 1, 0, false, Verdict.UP, Optional.empty(), count, List.of());
    }

    private void window(int number, long atPrivate, long atPublic) {
        Instant start = FROM.plusSeconds(10L * number);
        windows.add(new ServiceCounts.Slice(
                start,
                start.plusSeconds(10),
                Map.of("private", new Counts(atPrivate, 1, 2), "public", new Counts(atPublic, 0, 0))));
    }

    private void aMinute() {
        answered(FROM, 0, 0);
        for (int second = 2; second <= 60; second += 2) {
            answered(FROM.plusSeconds(second), 3 * second / 2, 7 * second / 2);
        }
        for (int number = 0; number < 6; number++) {
            window(number, 300, 700);
        }
    }

    private SplitView view() {
        return splits.split("portal", FROM, NOW).orElseThrow();
    }

    private static SplitView.Counted observed(SplitView view) {
        SplitView.Counted observed = view.members().getFirst().observed();
        if (observed == null) {
            throw new AssertionError("nothing was observed");
        }
        return observed;
    }

    @Test
    void theThreeSplitsStandSideBySide() {
        aMinute();

        SplitView view = view();

        assertThat(view.partial()).isFalse();
        assertThat(view.answeredTotal()).isEqualTo(300);
        assertThat(view.observedTotal()).isEqualTo(6_000);
        assertThat(view.probes()).isEqualTo(12);
        assertThat(view.otherEntries()).containsEntry("private", 6L);
        SplitView.Member ofPrivate = view.members().getFirst();
        assertThat(ofPrivate.configured().share()).isEqualTo(0.3);
        assertThat(observed(view).share()).isEqualTo(0.3);
        assertThat(ofPrivate.answered())
                .isNotNull()
                .satisfies(answered -> assertThat(answered.count()).isEqualTo(90));
    }

    @Test
    void aMissingReportMakesItPartial() {
        aMinute();
        windows.removeLast();

        assertThat(view().partial()).isTrue();
    }

    @Test
    void whatWasNeverHeardOfIsUnknownAndNotZero() {
        SplitView view = view();

        assertThat(view.partial()).isTrue();
        assertThat(view.answeredTotal()).isNull();
        assertThat(view.observedTotal()).isNull();
        assertThat(view.probes()).isNull();
        assertThat(view.members())
                .allSatisfy(member -> assertThat(member.observed()).isNull());
        assertThat(splits.split("mail", FROM, NOW)).isEmpty();
    }

    @Test
    void withoutKnowledgeOfTheResolversTheBandIsByAnswersAndSaysSo() {
        aMinute();

        SplitView view = view();

        assertThat(view.designEffect()).isNull();
        assertThat(view.observedBasis()).isEqualTo("answers");
    }

    @Test
    void theObservedBandIsByCacheFillsDividedByTheDesignEffect() {
        aMinute();
        SplitView.Counted byAnswers = observed(view());
        for (int number = 0; number < 6; number++) {
            Instant from = FROM.plusSeconds(10L * number);
            List<ResolverCount> counts = new ArrayList<>();
            // One is back as soon as its TTL is over; the others are seen once a minute.
            counts.add(new ResolverCount(1, 2, from, from.plusMillis(5_100)));
            int first = 100 * number;
            IntStream.range(first, first + 40)
                    .forEach(name -> counts.add(new ResolverCount(1_000 + name, 1, from, from)));
            resolvers.record("private-1", new ResolverWindow("portal", from, from.plusSeconds(10), counts, 0));
        }

        SplitView view = view();

        assertThat(view.designEffect()).isNotNull().isGreaterThan(1.5);
        assertThat(view.observedBasis()).isEqualTo("cache-fills");
        SplitView.Counted byFills = observed(view);
        assertThat(byFills.low99()).isLessThan(byAnswers.low99());
        assertThat(byFills.high99()).isGreaterThan(byAnswers.high99());
    }
}
