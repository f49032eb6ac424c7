package io.dure.hub.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dure.protocol.histogram.LatencyHistogram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class MergingTest {
    @Provide
    Arbitrary<LatencyHistogram> histograms() {
        Arbitrary<Map<Integer, Long>> buckets = Arbitraries.maps(
                        Arbitraries.integers().between(-40_000, 40_000),
                        Arbitraries.longs().between(0, 1_000_000))
                .ofMaxSize(30);
        return Combinators.combine(
                        Arbitraries.integers().between(-3, 12),
                        buckets,
                        Arbitraries.integers().between(0, 1_000_000),
                        Arbitraries.integers().between(0, 10))
                .as((scale, counts, micros, clamped) ->
                        LatencyHistogram.of(scale, new TreeMap<>(counts), micros / 1e6, clamped));
    }

    @Provide
    Arbitrary<List<LatencyHistogram>> manyHistograms() {
        return histograms().list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<Long>> users() {
        // Few of one kind, or more than the sparse form holds.
        Arbitrary<Long> few = Arbitraries.longs().between(0, 50).map(n -> n * 0x9E3779B97F4A7C15L);
        return Arbitraries.oneOf(
                few.list().ofMaxSize(40), Arbitraries.longs().between(0, 5_000).map(MergingTest::many));
    }

    private static List<Long> many(long seed) {
        Random random = new Random(seed);
        return random.longs(UserSketch.MOST_TOKENS + 500).boxed().toList();
    }

    private static HistogramSum sum(LatencyHistogram... parts) {
        HistogramSum sum = new HistogramSum();
        Arrays.stream(parts).forEach(sum::add);
        return sum;
    }

    @Property(tries = 400)
    void histogramsMergeInAnyOrder(@ForAll("manyHistograms") List<LatencyHistogram> parts, @ForAll Random random) {
        List<LatencyHistogram> shuffled = new ArrayList<>(parts);
        Collections.shuffle(shuffled, random);

        assertThat(sum(shuffled.toArray(LatencyHistogram[]::new)))
                .isEqualTo(sum(parts.toArray(LatencyHistogram[]::new)));
    }

    @Property(tries = 400)
    void histogramsMergeInAnyGrouping(
            @ForAll("histograms") LatencyHistogram a,
            @ForAll("histograms") LatencyHistogram b,
            @ForAll("histograms") LatencyHistogram c) {
        HistogramSum left = sum(a, b).add(c);
        HistogramSum right = sum(a).add(sum(b, c));

        assertThat(left).isEqualTo(right).isEqualTo(sum(a, b, c));
        assertThat(left.count()).isEqualTo(a.count() + b.count() + c.count());
    }

    @Property(tries = 400)
    void aStoredHistogramIsTheSame(@ForAll("histograms") LatencyHistogram part) {
        HistogramSum before = sum(part);
        HistogramSum after =
                new HistogramSum().add(before.scale(), before.bucketBytes(), before.sumMicros(), before.clamped());

        assertThat(after).isEqualTo(before);
    }

    @Property(tries = 200)
    void quantilesAreThoseOfTheWiresHistogram(
            @ForAll @Size(min = 1, max = 200) List<@IntRange(min = 60, max = 100_000_000) Integer> micros,
            @ForAll @IntRange(max = 100) int percent) {
        LatencyHistogram.Recorder recorder = new LatencyHistogram.Recorder();
        micros.forEach(value -> recorder.record(value / 1e6));
        LatencyHistogram histogram = recorder.histogram();

        assertThat(sum(histogram).quantile(percent / 100.0)).isEqualTo(histogram.quantile(percent / 100.0));
        assertThat(sum(histogram).relativeError()).isEqualTo(histogram.relativeError());
    }

    @Property(tries = 100)
    void mergedPercentilesOfSitesAreWithinTheErrorOfTheExactOnes(@ForAll Random random) {
        HistogramSum merged = new HistogramSum();
        List<Double> all = new ArrayList<>();
        for (int site = 0; site < 3; site++) {
            LatencyHistogram.Recorder recorder = new LatencyHistogram.Recorder();
            double scale = Math.pow(10, random.nextInt(4) - 3);
            for (int i = 0; i < 300; i++) {
                double value = Math.clamp(scale * Math.exp(random.nextGaussian()), 60e-6, 100);
                recorder.record(value);
                all.add(value);
            }
            merged.add(recorder.histogram());
        }
        Collections.sort(all);

        for (double q : new double[] {0.5, 0.9, 0.95, 0.99, 1}) {
            double exact = all.get((int) Math.ceil(q * all.size()) - 1);
            assertThat(merged.quantile(q).orElseThrow() / exact).isCloseTo(1, within(0.0055));
        }
        assertThat(merged.highest().orElseThrow()).isGreaterThanOrEqualTo(all.getLast());
    }

    private static UserSketch sketch(List<Long> hashes) {
        UserSketch sketch = new UserSketch();
        hashes.forEach(sketch::add);
        return sketch;
    }

    @Property(tries = 100)
    void usersMergeInAnyOrderAndGroupingAndMoreThanOnce(
            @ForAll("users") List<Long> a, @ForAll("users") List<Long> b, @ForAll("users") List<Long> c) {
        byte[] forth = sketch(a).add(sketch(b)).add(sketch(c)).toBytes();
        byte[] back = sketch(c).add(sketch(b).add(sketch(a))).toBytes();
        byte[] again =
                sketch(a).add(sketch(b)).add(forth).add(sketch(c).toBytes()).toBytes();

        assertThat(back).isEqualTo(forth);
        assertThat(again).isEqualTo(forth);
    }

    @Property(tries = 100)
    void usersAreCountedWithinTheSketchsError(@ForAll @IntRange(max = 60_000) int users, @ForAll long seed) {
        Random random = new Random(seed);
        Set<Long> exact = new HashSet<>();
        UserSketch first = new UserSketch();
        UserSketch second = new UserSketch();
        for (int i = 0; i < users; i++) {
            long hash = random.nextLong();
            exact.add(hash);
            first.add(hash);
            if (i % 3 == 0) {
                second.add(hash);
            }
        }

        double count = new UserSketch().add(first.toBytes()).add(second).count();

        // Five standard errors, and what the tokens of a small set may lose.
        assertThat(count).isCloseTo(exact.size(), within(Math.max(1, exact.size() * 0.04)));
    }

    @Example
    void aSetWithinTheSparseFormIsCountedExactly() {
        UserSketch sketch = new UserSketch();
        for (int i = 1; i <= UserSketch.MOST_TOKENS; i++) {
            sketch.add(i * 0x9E3779B97F4A7C15L);
        }

        assertThat(sketch.count()).isEqualTo(UserSketch.MOST_TOKENS);
        assertThat(sketch.add(7L).toBytes()).hasSizeLessThanOrEqualTo(8_193);
    }

    @Property
    void gaugesMergeInAnyOrder(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 1_000_000) Integer> values, @ForAll Random random) {
        List<Integer> shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, random);

        assertThat(gauges(shuffled)).isEqualTo(gauges(values));
        assertThat(gauges(values).mean())
                .isCloseTo(values.stream().mapToInt(v -> v).average().orElseThrow(), within(1e-6));
    }

    private static GaugeSum gauges(List<Integer> values) {
        return values.stream()
                .map(value -> new GaugeSum(1, value, value, value))
                .reduce(GaugeSum::merge)
                .orElseThrow();
    }
}
