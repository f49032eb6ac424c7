package io.dure.hub.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dure.protocol.histogram.LatencyHistogram;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StoredMetricsTest {
    private static final Instant FROM = Instant.parse("2026-11-22T10:00:00Z");
    private static final long MS = FROM.toEpochMilli();
    private static final Instant NOW = FROM.plusSeconds(42);

    private final Map<List<String>, NavigableMap<Long, Measure>> series =
            new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    private Map<List<String>, Map<Long, Integer>> reported = Map.of();
    private Map<String, Set<Long>> reports = Map.of();
    private Map<String, Instant> first = Map.of();
    private Map<String, Instant> last = Map.of();
    private boolean envelope;

    private MetricAnswer answer(String metric, Aggregate aggregate, By... by) {
        SeriesSource source = new SeriesSource() {
            @Override
            public SeriesReading read(SeriesRequest request) {
                return new SeriesReading(
                        request.stepMs(),
                        10_000,
                        request.envelope().isPresent() ? 10_000L : null,
                        series,
                        reported,
                        reports,
                        first,
                        last);
            }

            @Override
            public List<Gauge> gauges(io.dure.auth.role.Scope scope) {
                return List.of(new Gauge("jvm.thread.count", "{thread}"));
            }
        };
        StoredMetrics metrics = new StoredMetrics(
                source, new Completeness(List.of("private", "public"), Clock.fixed(NOW, ZoneOffset.UTC)));
        Metric asked = metrics.metrics().stream()
                .filter(each -> each.name().equals(metric))
                .findFirst()
                .orElseThrow();
        return metrics.answer(new MetricQuery(
                asked,
                aggregate,
                SeriesRequest.Scope.all(),
                List.of(by),
                FROM,
                FROM.plusSeconds(50),
                Duration.ofSeconds(10),
                envelope));
    }

    private Measure at(long second, String... labels) {
        return series.computeIfAbsent(List.of(labels), key -> new TreeMap<>())
                .computeIfAbsent(MS + second * 1000, key -> new Measure());
    }

    private static Set<Long> steps(long... seconds) {
        return Arrays.stream(seconds).mapToObj(second -> MS + second * 1000).collect(Collectors.toSet());
    }

    /** One window in each step. */
    private static Map<Long, Integer> windows(long... seconds) {
        return steps(seconds).stream().collect(Collectors.toMap(at -> at, at -> 1));
    }

    private static List<Double> values(MetricAnswer answer) {
        return answer.series().getFirst().points().stream()
                .map(MetricAnswer.Point::value)
                .toList();
    }

    @Test
    void nobodyReportingIsNotKnownAndReportingNothingIsZero() {
        at(0).addCounts(30, 3, 1);
        reported = Map.of(List.of(), windows(0, 10));

        assertThat(values(answer("transactions", Aggregate.RATE))).containsExactly(3.0, 0.0, null, null, null);
        assertThat(values(answer("errors", Aggregate.RATIO))).containsExactly(0.1, null, null, null, null);
        assertThat(values(answer("errors", Aggregate.SUM))).containsExactly(3.0, 0.0, null, null, null);
    }

    @Test
    void whoReportsWithoutTransactionsIsShown() {
        reported = Map.of(List.of("private"), windows(0));

        MetricAnswer answer = answer("transactions", Aggregate.SUM, By.SITE);

        assertThat(answer.series()).hasSize(1);
        assertThat(answer.series().getFirst().labels()).isEqualTo(Map.of("site", "private"));
        assertThat(values(answer)).startsWith(0.0);
    }

    @Test
    void nothingIsMissingFromBeforeASiteBegan() {
        reports = Map.of("private", steps(20, 30), "public", steps(20, 30));
        last = Map.of("private", FROM.plusSeconds(40), "public", FROM.plusSeconds(40));
        first = Map.of("private", FROM.plusSeconds(20), "public", FROM.minusSeconds(60));

        assertThat(states()).containsExactly("private COMPLETE", "public PARTIAL");
    }

    @Test
    void theStateOfEachSiteIsNamed() {
        reports = Map.of("private", steps(0, 10, 20, 30), "public", steps(0, 20));
        last = Map.of("private", FROM.plusSeconds(40), "public", FROM.plusSeconds(30));
        assertThat(states()).containsExactly("private COMPLETE", "public PARTIAL");

        last = Map.of("private", FROM.plusSeconds(40), "public", FROM.plusSeconds(15));
        assertThat(states()).containsExactly("private COMPLETE", "public STALE");

        reports = Map.of("private", steps(0, 10, 20, 30));
        assertThat(states()).containsExactly("private COMPLETE", "public ABSENT");
    }

    private List<String> states() {
        return answer("transactions", Aggregate.SUM).parts().stream()
                .map(part -> part.site() + " " + part.state())
                .toList();
    }

    @Test
    void percentilesComeFromMergedHistogramsWithTheirError() {
        at(0).durations().add(new LatencyHistogram.Recorder().record(0.1).histogram());
        at(0).durations().add(new LatencyHistogram.Recorder().record(0.4).histogram());
        reported = Map.of(List.of(), windows(0));

        MetricAnswer answer = answer("duration", Aggregate.P99);

        assertThat(values(answer).getFirst()).isCloseTo(0.4, within(0.4 * 0.0055));
        assertThat(answer.percentileError()).isCloseTo(0.0054, within(0.0001));
        assertThat(answer.unit()).isEqualTo("s");
        assertThat(values(answer("duration", Aggregate.MAX_BUCKET)).getFirst()).isGreaterThanOrEqualTo(0.4);
    }

    @Test
    void gaugesAndUsersHaveTheirOwnAggregates() {
        at(0).addGauge(new GaugeSum(2, 10, 3, 7));
        at(0).users().add(1L).add(2L).add(1L);
        reported = Map.of(List.of(), windows(0));

        assertThat(values(answer("jvm.thread.count", Aggregate.MEAN))).startsWith(5.0);
        assertThat(values(answer("jvm.thread.count", Aggregate.MAX))).startsWith(7.0);
        assertThat(values(answer("users", Aggregate.DISTINCT))).startsWith(2.0);
    }

    @Test
    void aWindowWithReportsAndWithoutTransactionsIsTheLowestOne() {
        envelope = true;
        at(0).addCounts(30, 0, 1);
        at(0).addWindow(3.0);
        at(10).addCounts(30, 0, 1);
        at(10).addWindow(3.0);
        reported = Map.of(List.of(), Map.of(MS, 2, MS + 10_000, 1));

        MetricAnswer answer = answer("transactions", Aggregate.RATE);

        MetricAnswer.Point first = answer.series().getFirst().points().getFirst();
        assertThat(first.low()).isZero();
        assertThat(first.high()).isEqualTo(3.0);
        assertThat(answer.series().getFirst().points().get(1).low()).isEqualTo(3.0);
        assertThat(answer.series().getFirst().points().get(2).high()).isNull();
        assertThat(answer.envelopeMs()).isEqualTo(10_000);
    }
}
