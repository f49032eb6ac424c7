package io.dure.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.federation.v1.Entry;
import io.dure.federation.v1.Gauge;
import io.dure.federation.v1.Instance;
import io.dure.federation.v1.Outcome;
import io.dure.federation.v1.Series;
import io.dure.federation.v1.WindowPiece;
import io.dure.hub.metric.Aggregate;
import io.dure.hub.metric.By;
import io.dure.hub.metric.MetricAnswer;
import io.dure.hub.metric.MetricQuery;
import io.dure.hub.metric.Metrics;
import io.dure.hub.metric.MetricsOfStore;
import io.dure.hub.metric.SeriesRequest.Scope;
import io.dure.protocol.histogram.LatencyHistogram;
import io.dure.protocol.testkit.MovableClock;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What applications tell beside their counts, asked of the store: from the head, from files and from files of before. */
class ApdexSeriesTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final long MS = START.toEpochMilli();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final MovableClock clock = new MovableClock(START);
    private long sequence;

    @SuppressWarnings("NullAway.Init")
    private DuckDb database;

    @SuppressWarnings("NullAway.Init")
    private EmbeddedStore store;

    @BeforeEach
    void open() {
        database = DuckDb.open(folder, 256_000_000);
        store = new EmbeddedStore(database, StoreSettings.defaults(), clock);
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private void put(WindowPiece.Builder... pieces) {
        List<WindowPiece> built = new ArrayList<>();
        for (WindowPiece.Builder piece : pieces) {
            built.add(piece.build());
        }
        clock.advance(Duration.ofSeconds(10));
        store.stores()
                .reports()
                .store("private-1", List.of(StoreContract.report(1, ++sequence, built.toArray(WindowPiece[]::new))));
    }

    private static WindowPiece.Builder window(String instance, int second) {
        return WindowPiece.newBuilder()
                .setInstance(Instance.newBuilder()
                        .setService("portal")
                        .setSite("private")
                        .setInstance(instance))
                .setWindowStartMs(MS + second * 1_000L)
                .setReportedStartMs(MS + second * 1_000L)
                .setWindowMs(10_000);
    }

    private static Series.Builder series(Outcome outcome, int count) {
        LatencyHistogram.Recorder recorder = new LatencyHistogram.Recorder();
        for (int i = 0; i < count; i++) {
            recorder.record(0.1);
        }
        return Series.newBuilder()
                .setRoute("/a")
                .setOutcome(outcome)
                .setEntry(Entry.NAME)
                .setDuration(recorder.histogram().toProto());
    }

    private static Gauge gauge(String name, String label, double... values) {
        Gauge.Builder gauge = Gauge.newBuilder().setName(name).setUnit("1").setLabel(label);
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return gauge.setCount(values.length).setSum(sum).build();
    }

    private MetricAnswer ask(String metric, Aggregate aggregate, Duration step, Scope scope, By... by) {
        Metrics metrics = MetricsOfStore.of(store.stores().series(), clock);
        return metrics.answer(new MetricQuery(
                metrics.metrics().stream()
                        .filter(each -> each.name().equals(metric))
                        .findFirst()
                        .orElseThrow(),
                aggregate,
                scope,
                List.of(by),
                START,
                START.plus(step),
                step,
                false));
    }

    private List<Double> values(MetricAnswer answer) {
        return answer.series().stream()
                .map(line -> line.points().getFirst().value())
                .toList();
    }

    /** 10 satisfied, 4 tolerating and 1 too slow of 15; 5 errors; 7 of a process that does not count. */
    private void someTransactions() {
        put(
                window("a", 0)
                        .addSeries(series(Outcome.OK, 10).setSatisfied(8).setTolerating(2))
                        .addSeries(series(Outcome.ERROR, 5).setSatisfied(0).setTolerating(0)),
                window("b", 0).addSeries(series(Outcome.OK, 5).setSatisfied(2).setTolerating(2)),
                window("foreign", 0).addSeries(series(Outcome.OK, 7)));
    }

    @Test
    void theScoreIsOfThoseWhoseProcessCounts() {
        someTransactions();

        assertThat(values(ask("apdex", Aggregate.SCORE, Duration.ofSeconds(10), Scope.all())))
                .containsExactly(12.0 / 20);
        assertThat(values(ask("apdex", Aggregate.SCORE, Duration.ofSeconds(10), Scope.all(), By.INSTANCE)))
                .containsExactly(9.0 / 15, 3.0 / 5, null);
        assertThat(values(ask("transactions", Aggregate.SUM, Duration.ofSeconds(10), Scope.all())))
                .containsExactly(27.0);
    }

    @Test
    void filesAndRollUpsKeepTheScore() {
        someTransactions();
        put(window("a", 20).addSeries(series(Outcome.OK, 20).setSatisfied(20).setTolerating(0)));
        Duration hour = Duration.ofHours(1);
        Double before = values(ask("apdex", Aggregate.SCORE, hour, Scope.all())).getFirst();

        store.seal();

        assertThat(before).isEqualTo(32.0 / 40);
        assertThat(values(ask("apdex", Aggregate.SCORE, hour, Scope.all()))).containsExactly(before);
        assertThat(values(ask("apdex", Aggregate.SCORE, Duration.ofSeconds(10), Scope.all())))
                .containsExactly(12.0 / 20);
    }

    @Test
    void filesOfBeforeSayThatItIsNotKnown() {
        someTransactions();
        store.seal();
        makeOld();
        put(window("a", 20).addSeries(series(Outcome.OK, 4).setSatisfied(3).setTolerating(0)));
        store.seal();

        Duration hour = Duration.ofHours(1);
        assertThat(values(ask("apdex", Aggregate.SCORE, Duration.ofSeconds(10), Scope.all())))
                .containsExactly((Double) null);
        assertThat(values(ask("apdex", Aggregate.SCORE, hour, Scope.all()))).containsExactly(3.0 / 4);
        assertThat(values(ask("transactions", Aggregate.SUM, hour, Scope.all())))
                .containsExactly(31.0);
        clock.advance(Duration.ofDays(2));
        store.keep();
        assertThat(values(ask("apdex", Aggregate.SCORE, hour, Scope.all()))).containsExactly(3.0 / 4);
    }

    /** As a hub wrote files before it kept these columns. */
    private void makeOld() {
        database.keep(connection -> {
            try (Statement statement = connection.createStatement()) {
                for (SeriesFile file : Manifest.files(connection)) {
                    String columns = file.family() == Family.CELL
                            ? "* EXCLUDE (satisfied, tolerating)"
                            : file.family() == Family.WINDOW ? "* EXCLUDE (users_source)" : "*";
                    String path = folder.resolve("series").resolve(file.name()).toString();
                    statement.execute("CREATE OR REPLACE TEMP TABLE old AS SELECT " + columns + " FROM read_parquet('"
                            + path + "')");
                    statement.execute("COPY old TO '" + path + "' (FORMAT parquet)");
                }
                statement.execute("DROP TABLE old");
                statement.execute("UPDATE series_file SET layout = 1");
            }
            return true;
        });
    }

    @Test
    void countsThatContradictTheDurationsAreRefused() {
        put(window("a", 0).addSeries(series(Outcome.OK, 10).setSatisfied(8).setTolerating(3)));

        assertThat(store.stores().lives().lives(LifeQuery.all()).getFirst().lost())
                .isEqualTo(Map.of("malformed", 10L));
    }

    @Test
    void aTotalIsTheSumOfTheInstancesMeans() {
        put(
                window("a", 0)
                        .addGauges(gauge("used", "heap/Eden", 1, 3))
                        .addGauges(gauge("used", "heap/Old", 10))
                        .addGauges(gauge("used", "non_heap/Code", 100)),
                window("b", 0).addGauges(gauge("used", "heap/Eden", 4)));
        Duration step = Duration.ofSeconds(10);

        assertThat(values(ask("used", Aggregate.TOTAL, step, Scope.all()))).containsExactly(116.0);
        assertThat(values(ask("used", Aggregate.TOTAL, step, Scope.all().ofLabel("heap"))))
                .containsExactly(16.0);
        assertThat(values(ask("used", Aggregate.TOTAL, step, Scope.all().ofLabel("heap/Old"))))
                .containsExactly(10.0);
        assertThat(values(ask("used", Aggregate.TOTAL, step, Scope.all().ofLabel("hea"))))
                .isEmpty();
        assertThat(values(ask("used", Aggregate.TOTAL, step, Scope.all(), By.INSTANCE)))
                .containsExactly(112.0, 4.0);
        assertThat(values(ask("used", Aggregate.MAX, step, Scope.all().ofLabel("Eden"), By.LABEL)))
                .hasSize(1);
    }

    @Test
    void whatUsersAreToldApartByIsSaid() {
        put(
                window("a", 0).addUsers(7).setUsersSource("login"),
                window("b", 0).addUsers(8).setUsersSource("session"),
                window("c", 0).addUsers(9).setUsersSource("anything else"));
        Duration hour = Duration.ofHours(1);

        MetricAnswer head = ask("users", Aggregate.DISTINCT, hour, Scope.all());
        store.seal();

        assertThat(head.usersSources()).containsExactly("login", "session");
        assertThat(ask("users", Aggregate.DISTINCT, hour, Scope.all()).usersSources())
                .containsExactly("login", "session");
        assertThat(ask("users", Aggregate.DISTINCT, hour, Scope.all().ofInstance("b"))
                        .usersSources())
                .containsExactly("session");
    }
}
