package io.dure.collector.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dure.collector.testing.Otlp;
import io.dure.federation.v1.Account;
import io.dure.federation.v1.Entry;
import io.dure.federation.v1.Gauge;
import io.dure.federation.v1.Instance;
import io.dure.federation.v1.Outcome;
import io.dure.federation.v1.Series;
import io.dure.protocol.histogram.LatencyHistogram;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Histogram;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.Sum;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReportConverterTest {
    private static final long START = 1_790_000_000_000L;
    private static final long END = START + 10_000;
    private static final String DURATION = "http.server.request.duration";

    private final ReportConverter converter = new ReportConverter("private", () -> Set.of("portal.egov.test"));

    @Test
    void agentsWindowKeepsItsSeriesAndItsInstance() {
        Conversion conversion = converter.convert(Otlp.report(
                Otlp.agent("portal", "a:1"),
                Otlp.durations(
                        DURATION,
                        Otlp.point(START, END, 6, 3, "http.route", "/a", "dure.outcome", "ok", "dure.entry", "name"),
                        Otlp.point(
                                START,
                                END,
                                6,
                                2,
                                "http.route",
                                "/a",
                                "dure.outcome",
                                "error",
                                "dure.entry",
                                "probe"))));

        assertThat(conversion.rejected()).isEmpty();
        assertThat(conversion.windows()).singleElement().satisfies(window -> {
            assertThat(window.content().getInstance())
                    .isEqualTo(Instance.newBuilder()
                            .setService("portal")
                            .setInstance("a:1")
                            .setStartMs(Instant.parse("2026-01-02T03:04:05Z").toEpochMilli())
                            .setSite("private")
                            .setHost("host-a")
                            .setVersion("1.2")
                            .build());
            assertThat(window.content().getReportedStartMs()).isEqualTo(START);
            assertThat(window.content().getWindowMs()).isEqualTo(10_000);
            assertThat(window.content().getPiece()).isZero();
            assertThat(window.preview()).isFalse();
            assertThat(window.content().getSeriesList())
                    .extracting(Series::getOutcome, Series::getEntry, series -> count(series))
                    .containsExactly(tuple(Outcome.OK, Entry.NAME, 3L), tuple(Outcome.ERROR, Entry.PROBE, 2L));
        });
    }

    @Test
    void previewStandsApartFromTheWindow() {
        Conversion conversion = converter.convert(Otlp.report(
                Otlp.agent("portal", "a:1"),
                Otlp.durations("dure.live." + DURATION, Otlp.point(START, START + 2_000, 6, 1))));

        assertThat(conversion.windows()).singleElement().satisfies(window -> {
            assertThat(window.preview()).isTrue();
            assertThat(window.content().getWindowMs()).isEqualTo(2_000);
        });
    }

    @Test
    void signOfLifeWithTheNumberOfWaitingWindowsOpensAnEmptyWindow() {
        Conversion conversion = converter.convert(Otlp.window(Otlp.agent("portal", "a:1"), START));

        assertThat(conversion.rejected()).isEmpty();
        assertThat(conversion.windows()).singleElement().satisfies(window -> {
            assertThat(window.content().getReportedStartMs()).isEqualTo(START);
            assertThat(window.content().getWindowMs()).isEqualTo(10_000);
            assertThat(window.preview()).isFalse();
            assertThat(window.content().getSeriesList()).isEmpty();
        });
    }

    @Test
    void signOfLifeAloneOpensAnEmptyPreview() {
        Conversion conversion = converter.convert(Otlp.report(Otlp.agent("portal", "a:1"), Otlp.uptime(END)));

        assertThat(conversion.windows()).singleElement().satisfies(window -> {
            assertThat(window.content().getReportedStartMs()).isEqualTo(END - 2_000);
            assertThat(window.preview()).isTrue();
        });
    }

    @Test
    void signOfLifeBesideValuesAddsNoSecondWindow() {
        Conversion conversion = converter.convert(Otlp.report(
                Otlp.agent("portal", "a:1"), Otlp.uptime(END), Otlp.durations(DURATION, Otlp.point(START, END, 6, 3))));

        assertThat(conversion.windows())
                .singleElement()
                .satisfies(
                        window -> assertThat(window.content().getSeriesList()).hasSize(1));
    }

    @Test
    void booksOfTheAgentComeWithItsWindow() {
        Conversion conversion = converter.convert(Otlp.window(
                Otlp.agent("portal", "a:1"),
                START,
                Otlp.count("dure.agent.dropped", 7, "reason", "queue-full"),
                Otlp.count("dure.agent.clamped", 9, "bound", "low"),
                Otlp.gauge("dure.agent.clock_offset", "ms", END, -120),
                Otlp.gauge("dure.agent.last", "1", END, 1)));

        assertThat(conversion.rejected()).isEmpty();
        assertThat(conversion.windows()).singleElement().satisfies(window -> {
            assertThat(window.content().getAccount())
                    .isEqualTo(Account.newBuilder()
                            .setCreated(1_000)
                            .putDropped("queue-full", 7)
                            .setLast(true)
                            .setWaitingWindows(1)
                            .build());
            assertThat(window.content().getClockOffsetMs()).isEqualTo(-120);
            assertThat(window.content().getGaugesList()).isEmpty();
        });
    }

    @Test
    void previewHasBooksAndNeitherUsersNorAnEnd() {
        Conversion conversion = converter.convert(
                Otlp.report(Otlp.agent("portal", "a:1"), Otlp.uptime(END), Otlp.count("dure.agent.created", 5)));

        assertThat(conversion.windows()).singleElement().satisfies(window -> {
            assertThat(window.preview()).isTrue();
            assertThat(window.content().getAccount())
                    .isEqualTo(Account.newBuilder().setCreated(5).build());
        });
    }

    @Test
    void gaugesOfAWindowAreSummedWithTheirBounds() {
        Conversion conversion = converter.convert(Otlp.window(
                Otlp.agent("portal", "a:1"),
                START,
                Otlp.gauge("jvm.memory.used", "By", START + 2_000, 100, "jvm.memory.type", "heap"),
                Otlp.gauge("jvm.memory.used", "By", START + 4_000, 300, "jvm.memory.type", "heap"),
                Otlp.gauge("jvm.memory.used", "By", START + 4_000, 50, "jvm.memory.type", "non_heap")));

        assertThat(conversion.windows().getFirst().content().getGaugesList())
                .extracting(Gauge::getLabel, Gauge::getCount, Gauge::getSum, Gauge::getMin, Gauge::getMax)
                .containsExactly(tuple("heap", 2L, 400.0, 100.0, 300.0), tuple("non_heap", 1L, 50.0, 50.0, 50.0));
    }

    @Test
    void usersOfAWindowAreDistinctAndBoundedAndTheRestIsCounted() {
        ByteBuffer users = ByteBuffer.allocate(2_003 * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        users.putLong(1);
        for (long user = 1; user <= 2_002; user++) {
            users.putLong(user);
        }

        Conversion conversion = converter.convert(Otlp.report(
                Otlp.agent("portal", "a:1"),
                Otlp.gauge("dure.agent.waiting", "{window}", END, 1),
                Otlp.uptime(END, Otlp.bytes("dure.users", users.array()), Otlp.number("dure.users.overflow", 40))));

        assertThat(conversion.windows()).singleElement().satisfies(window -> {
            assertThat(window.content().getUsersList())
                    .hasSize(2_000)
                    .doesNotHaveDuplicates()
                    .startsWith(1L, 2L);
            assertThat(window.content().getUsersOverflow()).isEqualTo(42);
        });
    }

    @Test
    void foreignGaugesOfAnyNameStandInTheWindowOfTheirMoment() {
        Metric upDown = Metric.newBuilder()
                .setName("jvm.thread.count")
                .setSum(Sum.newBuilder()
                        .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE)
                        .addDataPoints(NumberDataPoint.newBuilder()
                                .setTimeUnixNano(TimeUnit.MILLISECONDS.toNanos(START + 3_000))
                                .setAsInt(17)))
                .build();

        Conversion conversion = converter.convert(Otlp.report(
                Otlp.resource("service.name", "legacy", "host.name", "h"),
                Otlp.gauge("queue.depth", "1", START + 3_000, 4, "queue", "mail", "broker", "b1"),
                upDown,
                Otlp.count("requests", 9)));

        assertThat(conversion.rejected()).isEqualTo(Map.of("not-taken", 1L));
        assertThat(conversion.windows()).singleElement().satisfies(window -> {
            assertThat(window.content().getReportedStartMs()).isEqualTo(START);
            assertThat(window.content().getWindowMs()).isEqualTo(10_000);
            assertThat(window.content().getGaugesList())
                    .extracting(Gauge::getName, Gauge::getLabel, Gauge::getSum)
                    .containsExactly(tuple("queue.depth", "b1/mail", 4.0), tuple("jvm.thread.count", "", 17.0));
        });
    }

    @Test
    void gaugesBeyondTwoHundredAWindowAreRejected() {
        Metric[] gauges = IntStream.range(0, 205)
                .mapToObj(n -> Otlp.gauge("gauge." + n, "1", START + 1, n))
                .toArray(Metric[]::new);

        Conversion conversion =
                converter.convert(Otlp.report(Otlp.resource("service.name", "legacy", "host.name", "h"), gauges));

        assertThat(conversion.rejected()).isEqualTo(Map.of("too-many-gauges", 5L));
        assertThat(conversion.windows().getFirst().content().getGaugesCount()).isEqualTo(200);
    }

    @Test
    void anySdksDeltaHistogramIsTakenAtItsScale() {
        ExponentialHistogramDataPoint failed =
                Otlp.point(START, START + 60_000, 3, 4, "server.address", "Portal.egov.test").toBuilder()
                        .addAttributes(Otlp.number("http.response.status_code", 503))
                        .build();
        ExponentialHistogramDataPoint other = Otlp.point(START, START + 60_000, 3, 5, "error.type", "timeout");

        Conversion conversion = converter.convert(Otlp.report(
                Otlp.resource("service.name", "legacy", "host.name", "h"), Otlp.durations(DURATION, failed, other)));

        assertThat(conversion.windows()).singleElement().satisfies(window -> {
            assertThat(window.content().getPiece()).isNotZero();
            assertThat(window.content().getWindowMs()).isEqualTo(60_000);
            assertThat(window.content().getInstance().getInstance()).isEqualTo("h");
            assertThat(window.content().getSeriesList())
                    .extracting(
                            Series::getOutcome,
                            Series::getEntry,
                            series -> series.getDuration().getScale())
                    .containsExactly(tuple(Outcome.ERROR, Entry.NAME, 3), tuple(Outcome.ERROR, Entry.OTHER, 3));
        });
    }

    @Test
    void durationOfZeroIsCountedAsClamped() {
        ExponentialHistogramDataPoint point = Otlp.point(START, END, 6, 1).toBuilder()
                .setZeroCount(2)
                .setCount(3)
                .build();

        Conversion conversion =
                converter.convert(Otlp.report(Otlp.agent("portal", "a:1"), Otlp.durations(DURATION, point)));

        LatencyHistogram histogram = LatencyHistogram.fromProto(
                conversion.windows().getFirst().content().getSeries(0).getDuration());
        assertThat(histogram.count()).isEqualTo(3);
        assertThat(histogram.clamped()).isEqualTo(2);
    }

    @Test
    void whatCannotBeMergedIsRejectedByReason() {
        Metric explicit = Metric.newBuilder()
                .setName(DURATION)
                .setUnit("s")
                .setHistogram(Histogram.newBuilder()
                        .addDataPoints(HistogramDataPoint.getDefaultInstance())
                        .addDataPoints(HistogramDataPoint.getDefaultInstance()))
                .build();
        Metric.Builder cumulative = Otlp.durations(DURATION, Otlp.point(START, END, 6, 1)).toBuilder();
        cumulative
                .getExponentialHistogramBuilder()
                .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
        Metric milliseconds = Otlp.durations(DURATION, Otlp.point(START, END, 6, 1)).toBuilder()
                .setUnit("ms")
                .build();
        Metric foreign = Otlp.durations("jvm.gc.duration", Otlp.point(START, END, 6, 1));
        Metric backwards = Otlp.durations(DURATION, Otlp.point(END, START, 6, 1));
        Metric wrongCount = Otlp.durations(
                DURATION, Otlp.point(START, END, 6, 1).toBuilder().setCount(7).build());
        Metric wrongScale = Otlp.durations(DURATION, Otlp.point(START, END, 60, 1));

        Conversion conversion = converter.convert(Otlp.report(
                Otlp.agent("portal", "a:1"),
                explicit,
                cumulative.build(),
                milliseconds,
                foreign,
                backwards,
                wrongCount,
                wrongScale));

        assertThat(conversion.windows()).isEmpty();
        assertThat(conversion.rejected())
                .isEqualTo(Map.of(
                        "not-exponential", 2L,
                        "not-delta", 1L,
                        "not-seconds", 1L,
                        "not-taken", 1L,
                        "window-time", 1L,
                        "malformed", 2L));
    }

    @Test
    void reportWithoutAServiceOrAnInstanceIsRejected() {
        ExportMetricsServiceRequest report = Otlp.report(
                Otlp.resource("service.name", "portal"), Otlp.durations(DURATION, Otlp.point(START, END, 6, 1)));

        assertThat(converter.convert(report).rejected()).isEqualTo(Map.of("no-instance", 1L));
    }

    private static long count(Series series) {
        return series.getDuration().getCount();
    }
}
