package io.dure.collector.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dure.collector.testing.Otlp;
import io.dure.federation.v1.Entry;
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
import java.time.Instant;
import java.util.Map;
import java.util.Set;
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
            assertThat(window.instance())
                    .isEqualTo(Instance.newBuilder()
                            .setService("portal")
                            .setInstance("a:1")
                            .setStartMs(Instant.parse("2026-01-02T03:04:05Z").toEpochMilli())
                            .setSite("private")
                            .setHost("host-a")
                            .setVersion("1.2")
                            .build());
            assertThat(window.startMs()).isEqualTo(START);
            assertThat(window.lengthMs()).isEqualTo(10_000);
            assertThat(window.preview()).isFalse();
            assertThat(window.whole()).isTrue();
            assertThat(window.series())
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
            assertThat(window.lengthMs()).isEqualTo(2_000);
        });
    }

    @Test
    void signOfLifeWithTheWindowsCountsOpensAnEmptyWindow() {
        Conversion conversion = converter.convert(
                Otlp.report(Otlp.agent("portal", "a:1"), Otlp.uptime(END), Otlp.count("dure.agent.clamped")));

        assertThat(conversion.rejected()).isEmpty();
        assertThat(conversion.windows()).singleElement().satisfies(window -> {
            assertThat(window.startMs()).isEqualTo(START);
            assertThat(window.lengthMs()).isEqualTo(10_000);
            assertThat(window.preview()).isFalse();
            assertThat(window.series()).isEmpty();
        });
    }

    @Test
    void signOfLifeAloneOpensAnEmptyPreview() {
        Conversion conversion = converter.convert(Otlp.report(Otlp.agent("portal", "a:1"), Otlp.uptime(END)));

        assertThat(conversion.windows()).singleElement().satisfies(window -> {
            assertThat(window.startMs()).isEqualTo(END - 2_000);
            assertThat(window.preview()).isTrue();
        });
    }

    @Test
    void signOfLifeBesideValuesAddsNoSecondWindow() {
        Conversion conversion = converter.convert(Otlp.report(
                Otlp.agent("portal", "a:1"), Otlp.uptime(END), Otlp.durations(DURATION, Otlp.point(START, END, 6, 3))));

        assertThat(conversion.windows())
                .singleElement()
                .satisfies(window -> assertThat(window.series()).hasSize(1));
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
            assertThat(window.whole()).isFalse();
            assertThat(window.lengthMs()).isEqualTo(60_000);
            assertThat(window.instance().getInstance()).isEqualTo("h");
            assertThat(window.series())
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
                conversion.windows().getFirst().series().getFirst().getDuration());
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
