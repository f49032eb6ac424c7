package io.dure.protocol.histogram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.dure.federation.v1.Histogram;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class LatencyHistogramTest {
    @Provide
    Arbitrary<List<Double>> durations() {
        return Arbitraries.integers()
                .between(60, 110_000_000)
                .map(micros -> micros / 1e6)
                .list()
                .ofMinSize(1)
                .ofMaxSize(300);
    }

    @Provide
    Arbitrary<LatencyHistogram> histograms() {
        return durations()
                .map(LatencyHistogramTest::record)
                .flatMap(fine -> Arbitraries.integers()
                        .between(0, LatencyHistogram.SCALE)
                        .map(scale -> fine.merge(LatencyHistogram.of(
                                scale, java.util.Map.of(LatencyHistogram.bucketIndex(0.2, scale), 1L), 0.25, 0))));
    }

    @Property
    void quantilesAreWithinTheStatedRelativeErrorOfTheExactOnes(
            @ForAll("durations") List<Double> durations, @ForAll @DoubleRange(min = 0, max = 1) double q) {
        LatencyHistogram histogram = record(durations);
        List<Double> sorted = durations.stream().sorted().toList();
        double exact = sorted.get(Math.max(1, (int) Math.ceil(q * sorted.size())) - 1);
        assertThat(histogram.quantile(q).getAsDouble()).isCloseTo(exact, within(exact * 0.006));
        assertThat(histogram.relativeError()).isLessThan(0.006);
    }

    @Property
    void mergingIsCommutativeAndAssociative(
            @ForAll("histograms") LatencyHistogram a,
            @ForAll("histograms") LatencyHistogram b,
            @ForAll("histograms") LatencyHistogram c) {
        assertThat(a.merge(b).buckets()).isEqualTo(b.merge(a).buckets());
        LatencyHistogram left = a.merge(b).merge(c);
        LatencyHistogram right = a.merge(b.merge(c));
        assertThat(left.buckets()).isEqualTo(right.buckets());
        assertThat(left.scale()).isEqualTo(right.scale());
        assertThat(left.sum()).isCloseTo(right.sum(), within(1e-6));
    }

    @Property
    void mergingPartsEqualsRecordingTheWhole(
            @ForAll("durations") List<Double> one, @ForAll("durations") List<Double> other) {
        List<Double> whole =
                java.util.stream.Stream.concat(one.stream(), other.stream()).toList();
        assertThat(record(one).merge(record(other)).buckets())
                .isEqualTo(record(whole).buckets());
    }

    @Property
    void theWireFormKeepsEverything(@ForAll("histograms") LatencyHistogram histogram) {
        assertThat(LatencyHistogram.fromProto(histogram.toProto())).isEqualTo(histogram);
    }

    @Property
    void aValueLiesWithinItsBucket(
            @ForAll @IntRange(min = 1) int micros, @ForAll @IntRange(min = -4, max = 10) int scale) {
        double seconds = micros / 1e6;
        int index = LatencyHistogram.bucketIndex(seconds, scale);
        assertThat(seconds)
                .isGreaterThan(LatencyHistogram.bound(index, scale))
                .isLessThanOrEqualTo(LatencyHistogram.bound(index + 1, scale));
    }

    @Example
    void valuesOutsideTheRangeAreClampedAndCounted() {
        LatencyHistogram histogram = new LatencyHistogram.Recorder()
                .record(0)
                .record(0.1)
                .record(300)
                .histogram();
        assertThat(histogram.count()).isEqualTo(3);
        assertThat(histogram.clamped()).isEqualTo(2);
        assertThat(histogram.quantile(1).getAsDouble()).isCloseTo(120, within(0.7));
    }

    @Example
    void anEmptyHistogramHasNoQuantileAndNoMean() {
        assertThat(LatencyHistogram.empty().quantile(0.5)).isEmpty();
        assertThat(LatencyHistogram.empty().mean()).isEmpty();
    }

    @Example
    void aCountThatIsNotTheBucketsSumIsRefused() {
        Histogram lying =
                record(List.of(0.1, 0.2)).toProto().toBuilder().setCount(3).build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LatencyHistogram.fromProto(lying))
                .withMessageContaining("count 3");
    }

    private static LatencyHistogram record(List<Double> durations) {
        LatencyHistogram.Recorder recorder = new LatencyHistogram.Recorder();
        durations.forEach(recorder::record);
        return recorder.histogram();
    }
}
