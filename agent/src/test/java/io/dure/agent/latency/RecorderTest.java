package io.dure.agent.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RecorderTest {
    @Property(tries = 300)
    void bucketsCountAndSumAreThoseOfTheValues(
            @ForAll @Size(min = 1, max = 200) List<@LongRange(min = 50_000, max = 120_000_000_000L) Long> values) {
        Recorder recorder = new Recorder(10, 500_000_000L);
        values.forEach(nanos -> recorder.record("/a", false, Entry.NAME, nanos));

        LatencyCounts counts = only(recorder.drain());

        Map<Integer, Long> expected = new HashMap<>();
        values.forEach(nanos -> expected.merge(Buckets.index(nanos), 1L, Long::sum));
        assertThat(bucketsOf(counts)).isEqualTo(expected);
        assertThat(counts.count()).isEqualTo(values.size());
        assertThat(counts.sumSeconds())
                .isEqualTo(values.stream().mapToLong(Long::longValue).sum() / 1e9);
    }

    @Property(tries = 200)
    void slicesAddUpToTheWhole(
            @ForAll @Size(max = 50) List<@LongRange(min = 50_000, max = 10_000_000_000L) Long> first,
            @ForAll @Size(max = 50) List<@LongRange(min = 50_000, max = 10_000_000_000L) Long> second) {
        Recorder pieces = new Recorder(10, 500_000_000L);
        Recorder whole = new Recorder(10, 500_000_000L);
        first.forEach(nanos -> pieces.record("/a", false, Entry.NAME, nanos));
        Slice sum = Slice.EMPTY.plus(pieces.drain());
        second.forEach(nanos -> pieces.record("/a", false, Entry.NAME, nanos));
        sum = sum.plus(pieces.drain());
        first.forEach(nanos -> whole.record("/a", false, Entry.NAME, nanos));
        second.forEach(nanos -> whole.record("/a", false, Entry.NAME, nanos));
        Slice expected = whole.drain();

        assertThat(sum.transactions()).isEqualTo(first.size() + second.size());
        assertThat(sum.series().keySet()).isEqualTo(expected.series().keySet());
        if (sum.transactions() > 0) {
            assertThat(bucketsOf(only(sum))).isEqualTo(bucketsOf(only(expected)));
            assertThat(only(sum).sumSeconds()).isEqualTo(only(expected).sumSeconds());
        }
    }

    @Test
    void satisfactionIsJudgedByTheExactDurationAndAnErrorNeverSatisfies() {
        Recorder recorder = new Recorder(10, 500_000_000L);
        recorder.record("/a", false, Entry.NAME, 1);
        recorder.record("/a", false, Entry.NAME, 500_000_000L);
        recorder.record("/a", false, Entry.NAME, 500_000_001L);
        recorder.record("/a", false, Entry.NAME, 2_000_000_000L);
        recorder.record("/a", false, Entry.NAME, 2_000_000_001L);
        LatencyCounts ok = only(recorder.drain());
        recorder.record("/a", true, Entry.NAME, 1_000_000L);
        LatencyCounts error = only(recorder.drain());

        assertThat(ok.satisfied()).isEqualTo(2);
        assertThat(ok.tolerating()).isEqualTo(2);
        assertThat(error.satisfied() + error.tolerating()).isZero();
        assertThat(recorder.drain().series()).isEmpty();
        recorder.record("/a", false, Entry.NAME, 1_000_000L);
        LatencyCounts next = only(recorder.drain());
        assertThat(ok.plus(next).satisfied()).isEqualTo(3);
        assertThat(ok.plus(next).tolerating()).isEqualTo(2);
    }

    @Test
    void drainedSliceIsNotDrainedAgain() {
        Recorder recorder = new Recorder(10, 500_000_000L);
        recorder.record("/a", false, Entry.NAME, 1_000_000);

        assertThat(recorder.drain().transactions()).isEqualTo(1);
        assertThat(recorder.drain().series()).isEmpty();
    }

    @Test
    void outcomeAndEntryAreSeriesOfTheirOwn() {
        Recorder recorder = new Recorder(10, 500_000_000L);
        for (Entry entry : Entry.values()) {
            recorder.record("/a", false, entry, 1_000_000);
            recorder.record("/a", true, entry, 1_000_000);
        }

        assertThat(recorder.drain().series().keySet().stream().map(SeriesKey::toString))
                .containsExactlyInAnyOrder(
                        "/a ok name",
                        "/a ok probe",
                        "/a ok other",
                        "/a error name",
                        "/a error probe",
                        "/a error other");
    }

    @Test
    void routesBeyondTheAllowedOnesShareOneSeries() {
        Recorder recorder = new Recorder(200, 500_000_000L);
        IntStream.range(0, 250).forEach(i -> recorder.record("/" + i, false, Entry.NAME, 1_000_000));
        recorder.record("/" + "x".repeat(300), false, Entry.NAME, 1_000_000);

        Slice slice = recorder.drain();

        assertThat(slice.series()).hasSize(201);
        assertThat(slice.series().entrySet().stream()
                        .filter(series -> series.getKey().route().equals(Recorder.OVERFLOW))
                        .map(series -> series.getValue().count()))
                .containsExactly(51L);
    }

    @Test
    void valuesOutsideTheRangeAreClampedAndCounted() {
        Recorder recorder = new Recorder(10, 500_000_000L);
        recorder.record("/a", false, Entry.NAME, 1);
        recorder.record("/a", false, Entry.NAME, 49_999);
        recorder.record("/a", false, Entry.NAME, 50_000);
        recorder.record("/a", false, Entry.NAME, 120_000_000_000L);
        recorder.record("/a", false, Entry.NAME, 120_000_000_001L);

        LatencyCounts counts = only(recorder.drain());

        assertThat(recorder.clampedLow()).isEqualTo(2);
        assertThat(recorder.clampedHigh()).isEqualTo(1);
        assertThat(bucketsOf(counts)).isEqualTo(Map.of(Buckets.index(50_000), 3L, Buckets.index(120_000_000_000L), 2L));
    }

    @Test
    void nothingIsLostOrDoubledWhileThreadsRecordAndSlicesAreCut() throws InterruptedException {
        int threads = 8;
        int each = 50_000;
        Recorder recorder = new Recorder(10, 500_000_000L);
        CountDownLatch done = new CountDownLatch(threads);
        List<Thread> started = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int seed = t;
            started.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < each; i++) {
                    recorder.record("/" + (i + seed) % 4, i % 7 == 0, Entry.NAME, 50_000L + i);
                }
                done.countDown();
            }));
        }
        long counted = 0;
        double sum = 0;
        while (done.getCount() > 0) {
            Slice slice = recorder.drain();
            counted += slice.transactions();
            sum += seconds(slice);
        }
        for (Thread thread : started) {
            thread.join();
        }
        Slice rest = recorder.drain();

        assertThat(counted + rest.transactions()).isEqualTo((long) threads * each);
        assertThat(sum + seconds(rest))
                .isCloseTo(
                        threads * (each * 50_000.0 + each * (each - 1.0) / 2) / 1e9,
                        org.assertj.core.data.Offset.offset(1e-6));
    }

    private static double seconds(Slice slice) {
        return slice.series().values().stream()
                .mapToDouble(LatencyCounts::sumSeconds)
                .sum();
    }

    private static LatencyCounts only(Slice slice) {
        assertThat(slice.series()).hasSize(1);
        return slice.series().values().iterator().next();
    }

    private static Map<Integer, Long> bucketsOf(LatencyCounts counts) {
        Map<Integer, Long> buckets = new HashMap<>();
        for (int i = 0; i < counts.size(); i++) {
            if (counts.at(i) > 0) {
                buckets.put(counts.offset() + i, counts.at(i));
            }
        }
        return buckets;
    }
}
