package io.dure.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.dure.federation.v1.Entry;
import io.dure.federation.v1.Gauge;
import io.dure.federation.v1.Instance;
import io.dure.federation.v1.Outcome;
import io.dure.federation.v1.Report;
import io.dure.federation.v1.Series;
import io.dure.federation.v1.WindowPiece;
import io.dure.hub.metric.Aggregate;
import io.dure.hub.metric.By;
import io.dure.hub.metric.GaugeSum;
import io.dure.hub.metric.HistogramSum;
import io.dure.hub.metric.Measure;
import io.dure.hub.metric.Metric;
import io.dure.hub.metric.SeriesReading;
import io.dure.hub.metric.SeriesRequest;
import io.dure.hub.metric.SeriesRequest.Content;
import io.dure.hub.metric.SeriesRequest.Scope;
import io.dure.hub.metric.TooManySeries;
import io.dure.hub.metric.Valuation;
import io.dure.protocol.histogram.LatencyHistogram;
import io.dure.protocol.testkit.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes in comes out, from the head, from the files and from roll-ups alike. */
class SeriesTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final long MS = START.toEpochMilli();
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final MovableClock clock = new MovableClock(START);
    private final HistogramSum exact = new HistogramSum();
    private long sequence;

    @SuppressWarnings("NullAway.Init")
    private DuckDb database;

    @SuppressWarnings("NullAway.Init")
    private EmbeddedStore store;

    private StoreSettings settings = StoreSettings.defaults();

    @BeforeEach
    void open() {
        database = DuckDb.open(folder, 256_000_000);
        store = new EmbeddedStore(database, settings, clock);
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private void reopen() throws SQLException {
        database.close();
        open();
    }

    private void put(WindowPiece... pieces) {
        store.stores().reports().store("private-1", List.of(StoreContract.report(1, ++sequence, pieces)));
    }

    private WindowPiece.Builder window(String site, String instance, long atMs) {
        return WindowPiece.newBuilder()
                .setInstance(
                        Instance.newBuilder().setService("portal").setSite(site).setInstance(instance))
                .setWindowStartMs(atMs)
                .setReportedStartMs(atMs)
                .setWindowMs(10_000);
    }

    private Series series(String route, Outcome outcome, Entry entry, double... seconds) {
        LatencyHistogram.Recorder recorder = new LatencyHistogram.Recorder();
        for (double each : seconds) {
            recorder.record(each);
        }
        return Series.newBuilder()
                .setRoute(route)
                .setOutcome(outcome)
                .setEntry(entry)
                .setDuration(recorder.histogram().toProto())
                .build();
    }

    /** An hour of two sites with two instances each, with users and a gauge. */
    private void anHour() {
        Random random = new Random(7);
        for (long at = MS; at < MS + HOUR.toMillis(); at += 10_000) {
            List<WindowPiece> pieces = new ArrayList<>();
            for (String site : List.of("private", "public")) {
                for (String instance : List.of("a", "b")) {
                    double seconds = 0.01 * Math.exp(random.nextGaussian());
                    Series ok = series("/a", Outcome.OK, Entry.NAME, seconds, seconds * 2);
                    exact.add(LatencyHistogram.fromProto(ok.getDuration()));
                    pieces.add(window(site, instance, at)
                            .addSeries(ok)
                            .addSeries(series("/b", Outcome.ERROR, Entry.OTHER, 0.5))
                            .addSeries(series("/health", Outcome.OK, Entry.PROBE, 0.001))
                            .addUsers(random.nextInt(50) * 0x9E3779B97F4A7C15L)
                            .addGauges(Gauge.newBuilder()
                                    .setName("jvm.thread.count")
                                    .setUnit("{thread}")
                                    .setCount(5)
                                    .setSum(100)
                                    .setMin(18)
                                    .setMax(22))
                            .build());
                }
            }
            clock.advance(Duration.ofSeconds(10));
            put(pieces.toArray(WindowPiece[]::new));
        }
    }

    private SeriesRequest request(Content content, Scope scope, Duration step, By... by) {
        return new SeriesRequest(
                content, "jvm.thread.count", scope, List.of(by), MS, MS + HOUR.toMillis(), step.toMillis(), 100);
    }

    private SeriesReading read(Content content, Duration step, By... by) {
        return store.stores().series().read(request(content, Scope.all(), step, by));
    }

    private static Measure at(SeriesReading reading, String... labels) {
        return Objects.requireNonNull(
                Objects.requireNonNull(reading.series().get(List.of(labels))).get(MS));
    }

    private void verify() {
        for (Duration step : List.of(Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(10), HOUR)) {
            SeriesReading counts = read(Content.COUNTS, step, By.ROUTE);
            assertThat(counts.stepMs()).isEqualTo(step.toMillis());
            assertThat(counts.series().keySet()).containsExactlyInAnyOrder(List.of("/a"), List.of("/b"));
            int steps = (int) (HOUR.toMillis() / step.toMillis());
            assertThat(counts.series().get(List.of("/a"))).hasSize(steps);
            assertThat(counts.reports()).containsOnlyKeys("private", "public");
            assertThat(counts.reports().get("public")).hasSize(steps);
        }
        SeriesReading whole = read(Content.DURATIONS, HOUR, By.OUTCOME);
        assertThat(at(whole, "ok").durations()).isEqualTo(exact);
        SeriesReading users = read(Content.USERS, HOUR);
        assertThat(at(users).users().count()).isEqualTo(50);
        assertThat(store.stores().series().gauges())
                .containsExactly(new io.dure.hub.metric.SeriesSource.Gauge("jvm.thread.count", "{thread}"));
        SeriesReading ofInstance = store.stores()
                .series()
                .read(request(Content.DURATIONS, Scope.all().ofInstance("a"), HOUR, By.SITE));
        assertThat(at(ofInstance, "private").durations().count()).isEqualTo(360 * 3);
        SeriesReading ofGroup = store.stores()
                .series()
                .read(request(Content.DURATIONS, Scope.all().ofInstance("*"), HOUR, By.OUTCOME));
        assertThat(at(ofGroup, "ok").durations()).isEqualTo(exact);
        SeriesReading none = store.stores()
                .series()
                .read(request(Content.DURATIONS, Scope.all().ofInstance("*_'%*"), HOUR, By.OUTCOME));
        assertThat(none.series()).isEmpty();
        SeriesReading inCapitals = store.stores()
                .series()
                .read(request(Content.DURATIONS, Scope.all().ofInstance("A*"), HOUR, By.SITE));
        assertThat(at(inCapitals, "private").durations().count()).isEqualTo(360 * 3);
    }

    private Set<String> files() {
        try (Stream<Path> files = Files.list(folder.resolve("series"))) {
            return new TreeSet<>(
                    files.map(file -> String.valueOf(file.getFileName())).toList());
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    @Test
    void whatGoesInComesOutOfTheHeadTheFilesAndTheRollUps() throws SQLException {
        anHour();
        verify();

        store.keep();

        assertThat(files()).hasSize(9).allMatch(name -> name.endsWith(".parquet"));
        verify();
        reopen();
        verify();
        List<WindowPiece> pieces = new ArrayList<>();
        store.stores().reports().pieces(START, pieces::add);
        assertThat(pieces).hasSize(4 * 360).allMatch(piece -> piece.getSeriesCount() == 3);
        HistogramSum back = new HistogramSum();
        pieces.forEach(piece -> piece.getSeriesList().stream()
                .filter(series -> series.getRoute().equals("/a"))
                .forEach(series -> back.add(LatencyHistogram.fromProto(series.getDuration()))));
        assertThat(back).isEqualTo(exact);
    }

    @Test
    void aCopyOfASealedWindowIsARepetitionAlsoAfterARestart() throws SQLException {
        put(window("private", "a", MS)
                .addSeries(series("/a", Outcome.OK, Entry.NAME, 0.1))
                .build());
        clock.advance(HOUR);
        store.keep();
        reopen();
        WindowPiece copy = window("private", "a", MS)
                .addSeries(series("/a", Outcome.OK, Entry.NAME, 0.1))
                .build();

        ReportStore.Stored stored =
                store.stores().reports().store("private-2", List.of(StoreContract.report(1, 1, copy)));

        assertThat(stored.committed()).containsExactly(new ReportStore.Committed(1, 1, 1, 1));
        assertThat(read(Content.COUNTS, HOUR).series().get(List.of())).hasSize(1);
        assertThat(store.stores().lives().lives(LifeQuery.all()).getFirst().stored())
                .isEqualTo(1);
    }

    @Test
    void whatComesLateAddsToWhatIsSealed() {
        put(window("private", "a", MS)
                .addSeries(series("/a", Outcome.OK, Entry.NAME, 0.1))
                .build());
        clock.advance(HOUR);
        store.keep();

        put(window("private", "b", MS + 10_000)
                .addSeries(series("/a", Outcome.OK, Entry.NAME, 0.2))
                .build());

        SeriesReading both = read(Content.DURATIONS, HOUR);
        assertThat(at(both).durations().count()).isEqualTo(2);
        clock.advance(HOUR);
        store.keep();
        SeriesReading sealed = read(Content.DURATIONS, HOUR);
        assertThat(at(sealed).durations().count()).isEqualTo(2);
        assertThat(sealed.resolutionMs()).isEqualTo(600_000);
    }

    @Test
    void smallFilesAreMergedByDayAndByMonthAndOldOnesDropped() {
        for (int i = 0; i < 9 + 30; i++) {
            put(window("private", "a", clock.millis())
                    .addSeries(series("/a", Outcome.OK, Entry.NAME, 0.1))
                    .build());
            clock.advance(Duration.ofHours(i < 9 ? 8 : 24));
            store.keep();
        }
        SeriesReading all = store.stores()
                .series()
                .read(new SeriesRequest(
                        Content.COUNTS, "", Scope.all(), List.of(), MS, clock.millis(), 86_400_000, 100));

        assertThat(all.resolutionMs()).isEqualTo(600_000);
        assertThat(all.series().values().stream()
                        .flatMap(series -> series.values().stream())
                        .mapToLong(Measure::toCount)
                        .sum())
                .isEqualTo(39);
        assertThat(files().stream().filter(name -> name.startsWith("10s-cell")).count())
                .isLessThanOrEqualTo(4);
        assertThat(files().stream().filter(name -> name.startsWith("1m-cell")).count())
                .isLessThanOrEqualTo(18);
        assertThat(files().stream()
                        .filter(name -> name.startsWith("10m-cell-m"))
                        .count())
                .isEqualTo(1);
        assertThat(files().stream().filter(name -> name.startsWith("10m-cell")).count())
                .isLessThanOrEqualTo(36);
    }

    @Test
    void whatWasLostOfAProcessThatStoredNothingStaysInTheBooks() throws SQLException {
        Report.Builder lost = StoreContract.lost(1, ++sequence, "a", 7).toBuilder();
        lost.getLossesBuilder().getLossesBuilder(0).setToMs(MS);
        store.stores().reports().store("private-1", List.of(lost.build()));
        clock.advance(HOUR);
        store.keep();
        reopen();

        List<Life> lives = store.stores().lives().lives(LifeQuery.all().since(START));
        assertThat(lives).hasSize(1);
        assertThat(lives.getFirst().lost()).containsExactly(Map.entry("spool-full", 7L));
    }

    @Test
    void theOldestAndFinestFilesGoWhenThereIsTooMuch() throws SQLException {
        settings = new StoreSettings(HOUR, 4_000_000, settings.retention(), 1, 0);
        reopen();
        put(window("private", "a", MS)
                .addSeries(series("/a", Outcome.OK, Entry.NAME, 0.1))
                .build());
        clock.advance(HOUR);

        store.keep();
        clock.advance(Duration.ofMinutes(3));
        store.keep();

        assertThat(files()).isEmpty();
        assertThat(read(Content.COUNTS, HOUR).series()).isEmpty();
    }

    @Test
    void whatOnlyCoarserFilesStillTellIsToldByThem() throws SQLException {
        anHour();
        store.keep();
        long coarser = database.ask(Manifest::files).stream()
                .filter(file -> file.resolution() != Resolution.TEN_SECONDS)
                .mapToLong(SeriesFile::bytes)
                .sum();
        settings = new StoreSettings(HOUR, 4_000_000, settings.retention(), coarser, 0);
        reopen();
        assertThat(read(Content.COUNTS, Duration.ofSeconds(10)).stepMs()).isEqualTo(10_000);

        store.keep();

        SeriesReading reading = read(Content.COUNTS, Duration.ofSeconds(10), By.ROUTE);
        assertThat(reading.stepMs()).isEqualTo(60_000);
        assertThat(reading.series().get(List.of("/a"))).hasSize(60);
        assertThat(reading.reports().get("public")).hasSize(60);
    }

    @Test
    void filesThatNobodyKnowsAreRemovedAtTheStart() throws Exception {
        put(window("private", "a", MS)
                .addSeries(series("/a", Outcome.OK, Entry.NAME, 0.1))
                .build());
        clock.advance(HOUR);
        store.keep();
        Set<String> known = files();
        Files.writeString(folder.resolve("series/10s-cell-s-00000007-00000007.parquet"), "half a file");
        Files.writeString(folder.resolve("series/10s-cell-s-00000008-00000008.parquet.tmp"), "half a file");

        reopen();

        assertThat(files()).isEqualTo(known);
    }

    @Test
    void moreSeriesThanAskedForAreRefused() {
        put(
                window("private", "a", MS)
                        .addSeries(series("/a", Outcome.OK, Entry.NAME, 0.1))
                        .build(),
                window("private", "b", MS)
                        .addSeries(series("/b", Outcome.OK, Entry.NAME, 0.1))
                        .build());
        SeriesRequest one =
                new SeriesRequest(Content.COUNTS, "", Scope.all(), List.of(By.INSTANCE), MS, MS + 10_000, 10_000, 1);

        assertThatThrownBy(() -> store.stores().series().read(one)).isInstanceOf(TooManySeries.class);
    }

    @Test
    void reportsAreRefusedWhileTheDiskIsFullAndTakenAgainAfterwards() {
        long[] free = {1_000};
        DiskWatch disk = new DiskWatch(() -> free[0], 2_000, clock);

        assertThatThrownBy(disk::requireRoom)
                .isInstanceOfSatisfying(
                        StoreUnavailable.class,
                        refused -> assertThat(refused.code()).isEqualTo("disk-full"));
        assertThat(disk.fullSince()).contains(START);
        clock.advance(Duration.ofSeconds(2));
        free[0] = 2_100;
        assertThat(disk.fullSince())
                .as("a little room is not enough to begin again")
                .contains(START);
        clock.advance(Duration.ofSeconds(2));
        free[0] = 3_000;
        disk.requireRoom();
        assertThat(disk.fullSince()).isEmpty();
    }

    @Test
    void rollUpsOfMoreRowsThanARowGroupAreWhole() {
        int names = 200;
        int instances = 11;
        for (int minute = 0; minute < 60; minute++) {
            List<WindowPiece> pieces = new ArrayList<>();
            for (int instance = 0; instance < instances; instance++) {
                WindowPiece.Builder piece = window("private", "i" + instance, MS + minute * 60_000L);
                for (int name = 0; name < names; name++) {
                    piece.addGauges(Gauge.newBuilder()
                            .setName("gauge." + name)
                            .setCount(1)
                            .setSum(1)
                            .setMin(1)
                            .setMax(1));
                }
                pieces.add(piece.build());
            }
            put(pieces.toArray(WindowPiece[]::new));
            clock.advance(Duration.ofMinutes(1));
        }

        store.keep();

        assertThat(files()).filteredOn(name -> name.contains("-gauge-")).hasSize(3);
        SeriesReading of = store.stores()
                .series()
                .read(new SeriesRequest(
                        Content.GAUGE, "gauge.7", Scope.all(), List.of(), MS, MS + HOUR.toMillis(), 60_000, 1));
        assertThat(of.resolutionMs()).isEqualTo(60_000);
        assertThat(of.series().get(List.of()))
                .hasSize(60)
                .allSatisfy((at, measure) ->
                        assertThat(measure.toGauge()).isEqualTo(new GaugeSum(instances, instances, 1, 1)));
    }

    @Test
    void gaugesKeepTheirBounds() {
        anHour();
        SeriesReading threads = read(Content.GAUGE, HOUR, By.INSTANCE);

        assertThat(threads.series()).hasSize(2);
        assertThat(at(threads, "a").toGauge())
                .satisfies(gauge -> assertThat(gauge.mean()).isCloseTo(20, within(1e-9)))
                .satisfies(gauge -> assertThat(gauge.min()).isEqualTo(18))
                .satisfies(gauge -> assertThat(gauge.max()).isEqualTo(22));
    }

    /** As if every window had been asked for alone. */
    private void verifyEnvelopes(Metric metric, Aggregate aggregate, Content content, By... by) {
        Valuation valuation = new Valuation(metric, aggregate);
        Duration step = Duration.ofMinutes(10);
        long to = MS + HOUR.toMillis();
        SeriesReading closely = store.stores()
                .series()
                .read(new SeriesRequest(
                        content,
                        "jvm.thread.count",
                        Scope.all(),
                        List.of(by),
                        MS,
                        to,
                        step.toMillis(),
                        100,
                        Optional.of(new SeriesRequest.Envelope(valuation, to))));
        SeriesReading whole = read(content, step, by);
        SeriesReading windows = read(content, Duration.ofSeconds(10), by);

        assertThat(closely.envelopeMs()).isEqualTo(10_000);
        assertThat(closely.series().keySet()).isEqualTo(whole.series().keySet());
        closely.series()
                .forEach((labels, steps) -> steps.forEach((at, measure) -> {
                    Measure sum =
                            Objects.requireNonNull(whole.series().get(labels)).get(at);
                    assertThat(valuation.of(measure, 600)).isEqualTo(valuation.of(Objects.requireNonNull(sum), 600));
                    List<Double> values = Objects.requireNonNull(
                                    windows.series().get(labels))
                            .subMap(at, at + step.toMillis())
                            .values()
                            .stream()
                            .map(window -> Objects.requireNonNull(valuation.of(window, 10)))
                            .toList();
                    assertThat(measure.low()).isEqualTo(Collections.min(values));
                    assertThat(measure.high()).isEqualTo(Collections.max(values));
                }));
        closely.reported().values().forEach(steps -> assertThat(steps.values()).containsOnly(60));
    }

    @Test
    void theLowestAndHighestValuesAreThoseOfTheWindowsFromHeadAndFilesAlike() {
        anHour();
        for (int sealed = 0; sealed < 2; sealed++) {
            verifyEnvelopes(metric("transactions", Aggregate.RATE), Aggregate.RATE, Content.COUNTS, By.SITE);
            verifyEnvelopes(metric("duration", Aggregate.P95), Aggregate.P95, Content.DURATIONS, By.ROUTE);
            verifyEnvelopes(metric("users", Aggregate.DISTINCT), Aggregate.DISTINCT, Content.USERS);
            verifyEnvelopes(metric("jvm.thread.count", Aggregate.MEAN), Aggregate.MEAN, Content.GAUGE, By.INSTANCE);
            store.keep();
        }
        assertThat(files()).hasSize(9);
    }

    @Test
    void nobodyIsCountedOnlyWhereUsersAreCounted() {
        put(
                window("private", "counts", MS).setUsersSource("login").build(),
                window("private", "does-not", MS).build());
        Valuation users = new Valuation(metric("users", Aggregate.DISTINCT), Aggregate.DISTINCT);

        SeriesReading byInstance = read(Content.USERS, Duration.ofMinutes(1), By.INSTANCE);

        assertThat(byInstance.series()).containsOnlyKeys(List.of("counts"));
        assertThat(users.of(at(byInstance, "counts"), 60)).isEqualTo(0.0);
        assertThat(users.of(new Measure(), 60)).isNull();
        assertThat(users.of(at(read(Content.USERS, Duration.ofMinutes(1))), 60)).isEqualTo(0.0);
    }

    private static Metric metric(String name, Aggregate aggregate) {
        return new Metric(name, "1", List.of(aggregate), List.of());
    }

    @Test
    void aSingleStepMayBeginAtAnyWindow() {
        anHour();
        store.keep();

        SeriesReading minute = store.stores()
                .series()
                .read(new SeriesRequest(
                        Content.COUNTS,
                        "",
                        Scope.all(),
                        List.of(By.SITE, By.SERVICE, By.INSTANCE),
                        MS + 70_000,
                        MS + 130_000,
                        60_000,
                        100));

        assertThat(minute.resolutionMs()).isEqualTo(10_000);
        assertThat(minute.series()).hasSize(4);
        minute.series()
                .values()
                .forEach(steps -> assertThat(
                                Objects.requireNonNull(steps.get(MS + 70_000)).toCount())
                        .isEqualTo(6 * 3));
        minute.reported().values().forEach(steps -> assertThat(steps).isEqualTo(Map.of(MS + 70_000, 6)));
    }
}
