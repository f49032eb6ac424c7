package io.dure.hub.heatmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dure.hub.metric.Completeness;
import io.dure.hub.metric.Measure;
import io.dure.hub.metric.MetricAnswer;
import io.dure.hub.metric.SeriesReading;
import io.dure.hub.metric.SeriesRequest;
import io.dure.hub.metric.SeriesSource;
import io.dure.hub.metric.TimeRange;
import io.dure.protocol.histogram.LatencyHistogram;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class HeatmapTest {
    private static final Instant FROM = Instant.parse("2026-11-22T10:00:00Z");
    private static final long MS = FROM.toEpochMilli();

    private final Map<List<String>, NavigableMap<Long, Measure>> series =
            new TreeMap<>((one, other) -> one.getFirst().compareTo(other.getFirst()));
    private final List<SeriesRequest> asked = new ArrayList<>();

    private Heatmap map(int detail, int columns, Instant to) {
        SeriesSource source = new SeriesSource() {
            @Override
            public SeriesReading read(SeriesRequest request) {
                asked.add(request);
                return new SeriesReading(
                        request.stepMs(),
                        10_000,
                        null,
                        series,
                        Map.of(),
                        Map.of("private", Set.of(request.fromMs())),
                        Map.of(),
                        Map.of("private", to));
            }

            @Override
            public List<Gauge> gauges(io.dure.auth.role.Scope scope) {
                return List.of();
            }
        };
        return new StoredHeatmaps(source, new Completeness(List.of("private"), Clock.fixed(to, ZoneOffset.UTC)))
                .heatmap(new Heatmaps.Question(
                        SeriesRequest.Scope.all(),
                        TimeRange.of(Optional.of(FROM.toString()), Optional.of(to.toString()), to),
                        columns,
                        detail));
    }

    private void put(String outcome, long second, LatencyHistogram histogram) {
        series.computeIfAbsent(List.of(outcome), unused -> new TreeMap<>())
                .computeIfAbsent(MS + second * 1_000, unused -> new Measure())
                .durations()
                .add(histogram);
    }

    private static List<Double> seconds(List<Integer> micros) {
        return micros.stream().map(value -> value / 1e6).toList();
    }

    private static LatencyHistogram of(List<Double> seconds) {
        LatencyHistogram.Recorder recorder = new LatencyHistogram.Recorder();
        seconds.forEach(recorder::record);
        return recorder.histogram();
    }

    private static double bound(Heatmap map, long row) {
        return map.lowestSeconds() * Math.pow(2, row / map.rowsPerOctave());
    }

    @Property(tries = 200)
    void everyTransactionIsInTheRowOfItsDurationAndTheColumnOfItsTime(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 60, max = 119_000_000) Integer> micros,
            @ForAll @IntRange(max = 3) int detail) {
        List<Double> seconds = seconds(micros);
        series.clear();
        for (int i = 0; i < seconds.size(); i++) {
            put(i % 3 == 0 ? "error" : "ok", 10L * (i % 6), of(List.of(seconds.get(i))));
        }

        Heatmap map = map(detail, 100, FROM.plusSeconds(60));

        assertThat(map.columns()).isEqualTo(6);
        assertThat(map.transactions()).isEqualTo(seconds.size());
        assertThat(map.rowsPerOctave()).isEqualTo(1 << detail);
        Map<String, Long> expected = new TreeMap<>();
        for (int i = 0; i < seconds.size(); i++) {
            int row = row(map, seconds.get(i));
            expected.merge((i % 3 == 0 ? "error " : "ok ") + i % 6 + " " + row, 1L, Long::sum);
        }
        Map<String, Long> drawn = new TreeMap<>();
        map.ok().forEach(cell -> drawn.put("ok " + cell[0] + " " + cell[1], cell[2]));
        map.error().forEach(cell -> drawn.put("error " + cell[0] + " " + cell[1], cell[2]));
        assertThat(drawn).isEqualTo(expected);
    }

    private static int row(Heatmap map, double seconds) {
        int row = 0;
        while (seconds > bound(map, row + 1)) {
            row++;
        }
        assertThat(seconds).isGreaterThan(bound(map, row));
        assertThat(row).isLessThan(map.rows());
        return row;
    }

    @Property(tries = 100)
    void coarserDetailIsTheSumOfTheFiner(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 60, max = 119_000_000) Integer> micros) {
        series.clear();
        put("ok", 0, of(seconds(micros)));
        Heatmap coarse = map(0, 10, FROM.plusSeconds(10));
        Map<Double, Long> octaves = new TreeMap<>();
        coarse.ok().forEach(cell -> octaves.put(rounded(bound(coarse, cell[1])), cell[2]));

        Heatmap fine = map(3, 10, FROM.plusSeconds(10));
        Map<Double, Long> sums = new TreeMap<>();
        fine.ok()
                .forEach(cell -> sums.merge(
                        rounded(Math.pow(2, Math.floor(Math.log(bound(fine, cell[1])) / Math.log(2) + 1e-9))),
                        cell[2],
                        Long::sum));

        assertThat(sums).isEqualTo(octaves);
    }

    private static double rounded(double value) {
        return Math.rint(value * 1e9) / 1e9;
    }

    @Example
    void aHistogramWithWiderBucketsThanTheRowsMakesTheRowsAsWide() {
        put("ok", 0, LatencyHistogram.of(1, new TreeMap<>(Map.of(-3, 5L)), 1.6, 0));
        put("error", 0, of(List.of(0.4)));

        Heatmap map = map(3, 10, FROM.plusSeconds(10));

        assertThat(map.rowsPerOctave()).isEqualTo(2);
        assertThat(map.ok()).hasSize(1);
        assertThat(bound(map, map.ok().getFirst()[1])).isCloseTo(Math.pow(2, -1.5), within(1e-9));
        assertThat(map.error().getFirst()[1]).isEqualTo(map.ok().getFirst()[1]);
    }

    @Example
    void theAxisReachesFromFiftyMicrosecondsToTwoMinutesAndFurtherWhereThereIsSomething() {
        Heatmap empty = map(2, 10, FROM.plusSeconds(10));
        assertThat(empty.transactions()).isZero();
        assertThat(empty.lowestSeconds()).isLessThanOrEqualTo(50e-6).isGreaterThan(40e-6);
        assertThat(bound(empty, empty.rows())).isGreaterThanOrEqualTo(120).isLessThan(145);

        put("ok", 0, LatencyHistogram.of(6, new TreeMap<>(Map.of(64 * 10, 1L, -64 * 20, 1L)), 1_030, 0));
        Heatmap wide = map(2, 10, FROM.plusSeconds(10));
        assertThat(wide.ok().getFirst()).containsExactly(0, 0, 1);
        assertThat(wide.ok().getLast()).containsExactly(0, wide.rows() - 1, 1);
    }

    @Example
    void theStepIsTheNarrowestWithSoFewColumnsAndAFoldOfStoredWindows() {
        Heatmap day = map(2, 720, FROM.plusSeconds(86_400));

        assertThat(day.stepMs()).isEqualTo(120_000);
        assertThat(day.columns()).isEqualTo(720);
        assertThat(asked.getFirst().scope().instance()).isEmpty();
        assertThat(day.parts()).extracting(MetricAnswer.Part::site).containsExactly("private");
    }
}
