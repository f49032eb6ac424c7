package io.dure.hub.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dure.federation.v1.Entry;
import io.dure.federation.v1.Gauge;
import io.dure.federation.v1.Instance;
import io.dure.federation.v1.Outcome;
import io.dure.federation.v1.Series;
import io.dure.federation.v1.WindowPiece;
import io.dure.protocol.histogram.LatencyHistogram;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveWindowsTest {
    private static final long START = 1_790_000_000_000L;

    private final HandClock clock = new HandClock(START);
    private final LiveWindows windows = new LiveWindows(clock);

    private static WindowPiece piece(String site, String instance, long startMs, int widthMs, Series... series) {
        return WindowPiece.newBuilder()
                .setInstance(Instance.newBuilder()
                        .setService("portal")
                        .setSite(site)
                        .setInstance(instance)
                        .setStartMs(1))
                .setWindowStartMs(startMs)
                .setWindowMs(widthMs)
                .addAllSeries(List.of(series))
                .build();
    }

    private static Series series(Entry entry, Outcome outcome, int count, double seconds) {
        LatencyHistogram.Recorder recorder = new LatencyHistogram.Recorder();
        for (int i = 0; i < count; i++) {
            recorder.record(seconds);
        }
        return Series.newBuilder()
                .setEntry(entry)
                .setOutcome(outcome)
                .setDuration(recorder.histogram().toProto())
                .build();
    }

    @Test
    void aWindowIsTheSumOfItsPiecesWithoutProbes() {
        clock.at(START + 11_500);
        windows.add(piece("private", "a", START, 10_000, series(Entry.NAME, Outcome.OK, 90, 0.010)));
        windows.add(piece(
                "private",
                "b",
                START,
                10_000,
                series(Entry.OTHER, Outcome.ERROR, 10, 0.100),
                series(Entry.PROBE, Outcome.OK, 50, 0.001)));

        WindowValues values = windows.newest("private").orElseThrow();

        assertThat(values.tps()).isEqualTo(10.0);
        assertThat(values.errorRate()).isEqualTo(0.1);
        assertThat(values.meanMs()).isCloseTo(19.0, within(0.001));
        assertThat(values.p95Ms()).isCloseTo(100.0, within(0.6));
        assertThat(values.instances()).isEqualTo(2);
        assertThat(values.complete()).isTrue();
        assertThat(values.windowEnd()).isEqualTo(Instant.ofEpochMilli(START + 10_000));
    }

    @Test
    void healthIsMergedOverTheLastTenSecondsOfPreviewsBySite() {
        clock.at(START + 21_600);
        for (int at = 8_000; at < 20_000; at += 2_000) {
            boolean old = at < 10_000;
            windows.add(piece(
                    "public",
                    "a",
                    START + at,
                    2_000,
                    series(Entry.NAME, Outcome.OK, old ? 1_000 : 18, 0.010),
                    series(Entry.NAME, Outcome.ERROR, 2, 0.500),
                    series(Entry.PROBE, Outcome.ERROR, 50, 1)));
        }
        windows.add(piece("idle", "b", START + 18_000, 2_000));
        windows.add(piece("private", "c", START + 8_000, 2_000, series(Entry.NAME, Outcome.OK, 5, 0.010)));

        Map<String, ServiceHealth.Health> health = windows.health("portal");

        assertThat(health).containsOnlyKeys("public", "idle");
        assertThat(health.get("idle")).isEqualTo(new ServiceHealth.Health(0, null, null));
        assertThat(health.get("public")).satisfies(one -> {
            assertThat(one.transactions()).isEqualTo(100);
            assertThat(one.errorRate()).isCloseTo(0.1, within(1e-9));
            assertThat(one.p95Ms()).isCloseTo(500, within(3.0));
        });
    }

    private static WindowPiece running(String instance, long startMs, int widthMs, long... bands) {
        WindowPiece.Builder piece = piece("private", instance, startMs, widthMs).toBuilder();
        String[] labels = {"lt_1s", "1_3s", "3_5s", "ge_5s"};
        for (int i = 0; i < bands.length; i++) {
            piece.addGauges(Gauge.newBuilder()
                    .setName("http.server.active_requests")
                    .setLabel(labels[i])
                    .setCount(1)
                    .setSum((double) bands[i]));
        }
        return piece.build();
    }

    @Test
    void runningRequestsAreSummedInThePreviewAndKeptByInstance() {
        clock.at(START + 2_100);
        windows.add(running("a", START, 2_000, 3, 2, 1, 0));
        windows.add(running("b", START, 2_000, 1, 0, 0, 4));
        windows.add(piece("private", "foreign", START, 2_000, series(Entry.NAME, Outcome.OK, 2, 0.010)));

        LiveValues live = windows.preview("private").orElseThrow();

        assertThat(live.running()).isEqualTo(new Running(4, 2, 1, 4));
        assertThat(live.services())
                .singleElement()
                .isEqualTo(new ServiceValues("portal", 1.0, live.meanMs(), live.p95Ms(), 0.0, live.running()));
        assertThat(windows.instances(Optional.empty(), Optional.empty(), true))
                .extracting(InstanceView::running)
                .containsExactly(new Running(3, 2, 1, 0), new Running(1, 0, 0, 4), null);

        clock.at(START + 10_100);
        assertThat(windows.instances(Optional.empty(), Optional.empty(), true))
                .as("of some seconds ago says nothing of now")
                .extracting(InstanceView::running)
                .containsOnlyNulls();
    }

    @Test
    void whatAnInstanceSaysOfItsUsersAndItsThresholdIsShown() {
        clock.at(START + 11_500);
        WindowPiece said = piece("private", "a", START, 10_000).toBuilder()
                .setUsersSource("login")
                .setInstance(Instance.newBuilder()
                        .setService("portal")
                        .setSite("private")
                        .setInstance("a")
                        .setStartMs(1)
                        .setApdexThresholdMs(500))
                .build();
        windows.add(said);
        windows.add(piece("private", "b", START, 10_000));

        List<InstanceView> views = windows.instances(Optional.empty(), Optional.empty(), true);

        assertThat(views).extracting(InstanceView::usersSource).containsExactly("login", null);
        assertThat(views).extracting(InstanceView::apdexThresholdMs).containsExactly(500, null);
    }

    @Test
    void aWindowIsShownOneAndAHalfSecondsAfterItsEnd() {
        clock.at(START + 11_499);
        windows.add(piece("private", "a", START, 10_000));
        assertThat(windows.newest("private")).isEmpty();

        clock.at(START + 11_500);
        assertThat(windows.newest("private")).isPresent();
    }

    @Test
    void aLatePieceCorrectsAShownWindow() {
        clock.at(START + 12_000);
        windows.add(piece("private", "a", START, 10_000, series(Entry.NAME, Outcome.OK, 10, 0.010)));
        assertThat(windows.newest("private").orElseThrow().tps()).isEqualTo(1.0);

        windows.add(piece("private", "b", START, 10_000, series(Entry.NAME, Outcome.OK, 10, 0.010)));

        assertThat(windows.newest("private").orElseThrow().tps()).isEqualTo(2.0);
    }

    @Test
    void aPieceThatComesTwiceCountsOnce() {
        clock.at(START + 12_000);
        WindowPiece piece = piece("private", "a", START, 10_000, series(Entry.NAME, Outcome.OK, 10, 0.010));
        windows.add(piece);
        windows.add(piece);

        assertThat(windows.newest("private").orElseThrow().tps()).isEqualTo(1.0);
    }

    @Test
    void twoCollectorsCopiesOfAWindowCountOnceHoweverTheyMeasuredItsClock() {
        clock.at(START + 12_000);
        WindowPiece copy =
                piece("private", "a", START + 4_900, 10_000, series(Entry.NAME, Outcome.OK, 10, 0.010)).toBuilder()
                        .setReportedStartMs(START + 777)
                        .build();
        windows.add(copy);
        windows.add(copy.toBuilder().setWindowStartMs(START + 5_100).build());

        assertThat(windows.counts("portal", Instant.ofEpochMilli(START), Instant.ofEpochMilli(START + 20_000)))
                .containsEntry("private", new Counts(10, 0, 0));
    }

    @Test
    void aWindowThatALivingInstanceMissesIsNotComplete() {
        clock.at(START + 12_000);
        windows.add(piece("private", "a", START, 10_000));
        windows.add(piece("private", "b", START, 10_000));
        clock.at(START + 22_000);
        windows.add(piece("private", "a", START + 10_000, 10_000));

        assertThat(windows.newest("private").orElseThrow().complete()).isFalse();
    }

    @Test
    void silentInstancesAreNoReportAndNeverZero() {
        clock.at(START + 12_000);
        windows.add(piece("private", "a", START, 10_000, series(Entry.NAME, Outcome.OK, 10, 0.010)));

        clock.at(START + 60_000);

        assertThat(windows.newest("private")).isEmpty();
        assertThat(windows.last("private")).isPresent();
        InstanceView gone =
                windows.instances(Optional.empty(), Optional.empty(), false).getFirst();
        assertThat(gone.state()).isEqualTo(InstanceView.State.GONE);
        assertThat(gone.tps()).isNull();
    }

    @Test
    void countsTellTheNameFromOtherEntriesAndProbes() {
        clock.at(START + 12_000);
        windows.add(piece(
                "private",
                "a",
                START,
                10_000,
                series(Entry.NAME, Outcome.OK, 3, 0.010),
                series(Entry.NAME, Outcome.ERROR, 1, 0.010),
                series(Entry.OTHER, Outcome.OK, 5, 0.010),
                series(Entry.PROBE, Outcome.OK, 7, 0.010)));

        assertThat(windows.counts("portal", Instant.ofEpochMilli(START), Instant.ofEpochMilli(START + 10_000)))
                .containsEntry("private", new Counts(4, 5, 7))
                .doesNotContainKey("public");
    }

    @Test
    void anOldOrFutureOrMalformedPieceIsCountedByReason() {
        clock.at(START);
        windows.add(piece("private", "a", START - 3_700_000, 10_000));
        windows.add(piece("private", "a", START + 60_000, 10_000));
        windows.add(piece("private", "a", START, 7_000));

        assertThat(windows.dropped())
                .containsEntry(LiveWindows.Dropped.TOO_OLD, 1L)
                .containsEntry(LiveWindows.Dropped.FUTURE, 1L)
                .containsEntry(LiveWindows.Dropped.MALFORMED, 1L);
    }

    @Test
    void thePreviewIsOfTwoSecondsAndEndsWithItsReporters() {
        clock.at(START + 2_500);
        windows.add(piece("private", "a", START, 2_000, series(Entry.NAME, Outcome.OK, 10, 0.010)));
        assertThat(windows.preview("private").orElseThrow().tps()).isEqualTo(5.0);

        clock.at(START + 20_000);
        assertThat(windows.preview("private")).isEmpty();
    }

    private static final class HandClock extends Clock {
        private long nowMs;

        private HandClock(long nowMs) {
            this.nowMs = nowMs;
        }

        void at(long ms) {
            nowMs = ms;
        }

        @Override
        public Instant instant() {
            return Instant.ofEpochMilli(nowMs);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
