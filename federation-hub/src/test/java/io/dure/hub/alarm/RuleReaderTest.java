package io.dure.hub.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dure.federation.v1.Entry;
import io.dure.federation.v1.Gauge;
import io.dure.federation.v1.Instance;
import io.dure.federation.v1.Outcome;
import io.dure.federation.v1.Report;
import io.dure.federation.v1.Series;
import io.dure.federation.v1.WindowBatch;
import io.dure.federation.v1.WindowPiece;
import io.dure.hub.alarm.Sample.Subject;
import io.dure.hub.metric.Aggregate;
import io.dure.hub.metric.Completeness;
import io.dure.hub.store.DuckDb;
import io.dure.hub.store.Stores;
import io.dure.protocol.histogram.LatencyHistogram;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rules see of a real store. */
class RuleReaderTest {
    /** No whole minute, as most windows end at none. */
    private static final Instant END = Instant.parse("2026-11-22T10:03:20Z");

    private static final Duration OVER = Duration.ofMinutes(2);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private DuckDb database;

    @SuppressWarnings("NullAway.Init")
    private Stores stores;

    private long sequence;

    @BeforeEach
    void open() {
        database = DuckDb.open(folder, 256_000_000);
        stores = Stores.of(database, Clock.fixed(END, ZoneOffset.UTC));
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    private static Series series(Outcome outcome, double seconds, int times) {
        LatencyHistogram.Recorder recorder = new LatencyHistogram.Recorder();
        for (int i = 0; i < times; i++) {
            recorder.record(seconds);
        }
        return Series.newBuilder()
                .setRoute("/")
                .setOutcome(outcome)
                .setEntry(Entry.NAME)
                .setDuration(recorder.histogram().toProto())
                .build();
    }

    /** Ends so long before the end of the rule's time. */
    private void window(String site, String instance, int secondsBefore, double heap, Series... series) {
        long at = END.minusSeconds(secondsBefore + 10L).toEpochMilli();
        WindowPiece piece = WindowPiece.newBuilder()
                .setInstance(Instance.newBuilder()
                        .setService("portal")
                        .setSite(site)
                        .setInstance(instance)
                        .setStartMs(1))
                .setWindowStartMs(at)
                .setReportedStartMs(at)
                .setWindowMs(10_000)
                .addAllSeries(List.of(series))
                .addGauges(Gauge.newBuilder()
                        .setName("heap")
                        .setUnit("1")
                        .setCount(1)
                        .setSum(heap)
                        .setMin(heap)
                        .setMax(heap))
                .build();
        stores.reports()
                .store(
                        site,
                        List.of(Report.newBuilder()
                                .setIncarnation(1)
                                .setSequence(++sequence)
                                .setWindows(WindowBatch.newBuilder().addPieces(piece))
                                .build()));
    }

    private RuleReader.Samples samples(String metric, Aggregate aggregate, AlarmBy by) {
        AlarmRule rule = Rules.rule("r", metric, aggregate, by, OVER, AlarmDirection.ABOVE, 1.0, null);
        Completeness completeness =
                new Completeness(List.of("private", "public", "planned"), Clock.fixed(END, ZoneOffset.UTC));
        return new RuleReader(stores.series(), completeness).read(rule, END);
    }

    private Map<Subject, Sample> read(String metric, Aggregate aggregate, AlarmBy by) {
        return samples(metric, aggregate, by).bySubject();
    }

    private static Sample of(Map<Subject, Sample> samples, String site) {
        return Objects.requireNonNull(samples.get(new Subject(null, site, null)));
    }

    @Test
    void ratesAndSharesAreOverTheWindowsThatWereReported() {
        window("private", "a", 120, 0.1, series(Outcome.ERROR, 0.1, 1_000));
        for (int before = 0; before < 120; before += 10) {
            window("private", "a", before, 0.1, series(Outcome.OK, 0.1, 8), series(Outcome.ERROR, 0.1, 2));
        }
        window("public", "b", 0, 0.1, series(Outcome.OK, 0.1, 10));

        Map<Subject, Sample> errors = read("errors", Aggregate.RATIO, AlarmBy.SITE);

        assertThat(of(errors, "private")).isEqualTo(new Sample(0.2, OVER));
        assertThat(of(errors, "public")).isEqualTo(new Sample(0.0, Duration.ofSeconds(10)));
        Map<Subject, Sample> rate = read("transactions", Aggregate.RATE, AlarmBy.SITE);
        assertThat(of(rate, "private").value()).isEqualTo(1.0);
        assertThat(of(rate, "public").value()).isEqualTo(1.0);
    }

    @Test
    void aPercentileIsOfTheMergedHistogramsAndNoMeanOfPercentiles() {
        for (int before = 0; before < 110; before += 10) {
            window("private", "a", before, 0.1, series(Outcome.OK, 0.01, 100));
        }
        window("private", "a", 110, 0.1, series(Outcome.OK, 5, 10));

        Map<Subject, Sample> slow = read("duration", Aggregate.P95, AlarmBy.NONE);

        assertThat(Objects.requireNonNull(slow.get(new Subject(null, null, null)))
                        .value())
                .as("ten of 1,110 are not the slowest twentieth")
                .isCloseTo(0.01, within(0.0001));
    }

    @Test
    void aGaugeIsTheMeanOfItsInstanceAndATotalCountsNoReplacedOneTwice() {
        for (int before = 0; before < 120; before += 10) {
            window("private", before < 60 ? "new" : "old", before, before < 60 ? 0.5 : 0.9);
        }

        Map<Subject, Sample> heap = read("heap", Aggregate.MEAN, AlarmBy.INSTANCE);
        assertThat(heap)
                .containsEntry(new Subject("portal", "private", "new"), new Sample(0.5, Duration.ofMinutes(1)))
                .containsKey(new Subject("portal", "private", "old"));
        Map<Subject, Sample> total = read("heap", Aggregate.TOTAL, AlarmBy.SITE);
        assertThat(of(total, "private").value()).isCloseTo(0.7, within(1e-9));
    }

    @Test
    void aSiteIsSilentOnceItsNewestWindowsAreMissing() {
        window("private", "a", 0, 0.1);
        window("public", "b", 30, 0.1);
        window("removed", "c", 30, 0.1);
        assertThat(samples("errors", Aggregate.RATIO, AlarmBy.NONE).silent()).containsExactly("public");

        window("public", "b", 20, 0.1);
        assertThat(samples("errors", Aggregate.RATIO, AlarmBy.NONE).silent()).isEmpty();
    }

    @Test
    void reportsWithoutTransactionsAreNoValueOfAShare() {
        window("private", "a", 0, 0.1);

        assertThat(of(read("errors", Aggregate.RATIO, AlarmBy.SITE), "private"))
                .isEqualTo(new Sample(null, Duration.ofSeconds(10)));
        assertThat(read("errors", Aggregate.RATIO, AlarmBy.SITE)).hasSize(1);
    }
}
