package io.dure.collector.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.collector.testing.Otlp;
import io.dure.federation.v1.Gauge;
import io.dure.federation.v1.Series;
import io.dure.federation.v1.WindowPiece;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What our agent tells of its transactions' satisfaction, of its users and of its memory. */
class JudgedReportTest {
    private static final long START = 1_790_000_000_000L;
    private static final String DURATION = "http.server.request.duration";
    private static final String[] OK = {"http.route", "/a", "dure.outcome", "ok", "dure.entry", "name"};
    private static final String[] ERROR = {"http.route", "/a", "dure.outcome", "error", "dure.entry", "name"};

    private final ReportConverter converter = new ReportConverter("private", Set::of);

    private static Resource judging() {
        return Otlp.agent("portal", "a:1").toBuilder()
                .addAttributes(Otlp.number("dure.apdex.threshold_ms", 500))
                .build();
    }

    private static Metric delta(String name, long value, String... attributes) {
        Metric metric = Otlp.count(name, value, attributes);
        return metric.toBuilder()
                .setSum(metric.getSum().toBuilder()
                        .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA))
                .build();
    }

    private static Metric durations() {
        return Otlp.durations(
                DURATION, Otlp.point(START, START + 10_000, 6, 5, OK), Otlp.point(START, START + 10_000, 6, 2, ERROR));
    }

    private Conversion convert(Resource agent, Metric... metrics) {
        return converter.convert(Otlp.window(agent, START, metrics));
    }

    private static WindowPiece content(Conversion conversion) {
        assertThat(conversion.windows()).hasSize(1);
        return conversion.windows().getFirst().content();
    }

    @Test
    void whatIsNotNamedIsZeroOnceTheAgentJudges() {
        Conversion conversion = convert(
                judging(), delta("dure.apdex.tolerating", 1, OK), durations(), delta("dure.apdex.satisfied", 3, OK));

        assertThat(conversion.rejected()).isEmpty();
        assertThat(content(conversion).getInstance().getApdexThresholdMs()).isEqualTo(500);
        List<Series> series = content(conversion).getSeriesList();
        assertThat(series.getFirst().getSatisfied()).isEqualTo(3);
        assertThat(series.getFirst().getTolerating()).isEqualTo(1);
        assertThat(series.getLast().hasSatisfied()).isTrue();
        assertThat(series.getLast().getSatisfied()).isZero();
    }

    @Test
    void anAgentThatDoesNotJudgeIsNotKnownToSatisfy() {
        Conversion conversion = convert(Otlp.agent("portal", "a:1"), durations());

        assertThat(content(conversion).getSeriesList())
                .allSatisfy(series -> assertThat(series.hasSatisfied()).isFalse());
    }

    @Test
    void previewsAreNotJudged() {
        Conversion conversion = converter.convert(Otlp.report(
                judging(), Otlp.durations("dure.live." + DURATION, Otlp.point(START, START + 2_000, 6, 1, OK))));

        assertThat(content(conversion).getSeries(0).hasSatisfied()).isFalse();
    }

    @Test
    void moreThanThereWereAreMalformedAndCostOnlyTheirSeries() {
        Conversion conversion = convert(
                judging(),
                durations(),
                delta("dure.apdex.satisfied", 6, OK),
                delta("dure.apdex.tolerating", -1, ERROR));

        assertThat(conversion.rejected()).isEqualTo(Map.of("malformed", 2L));
        List<Series> series = content(conversion).getSeriesList();
        assertThat(series.getFirst().hasSatisfied()).isFalse();
        assertThat(series.getFirst().getDuration().getCount()).isEqualTo(5);
        assertThat(series.getLast().hasSatisfied()).isTrue();
    }

    @Test
    void countsSinceTheStartAreRejected() {
        assertThat(convert(judging(), durations(), Otlp.count("dure.apdex.satisfied", 3, OK))
                        .rejected())
                .isEqualTo(Map.of("not-delta", 1L));
    }

    @Test
    void usersComeWithWhatTheyAreToldApartBy() {
        WindowPiece known =
                content(convert(judging(), Otlp.uptime(START + 10_000, Otlp.text("dure.users.source", "login"))));
        WindowPiece unknown =
                content(convert(judging(), Otlp.uptime(START + 10_000, Otlp.text("dure.users.source", "shoe size"))));

        assertThat(known.getUsersSource()).isEqualTo("login");
        assertThat(unknown.getUsersSource()).isEmpty();
    }

    @Test
    void aMemoryPoolIsLabelledByItsTypeFirst() {
        Conversion conversion = convert(
                judging(),
                Otlp.gauge(
                        "jvm.memory.used",
                        "By",
                        START + 10_000,
                        7,
                        "jvm.memory.pool.name",
                        "G1 Eden Space",
                        "jvm.memory.type",
                        "heap"),
                Otlp.gauge(
                        "db.client.connection.count",
                        "{connection}",
                        START + 10_000,
                        3,
                        "db.client.connection.state",
                        "used",
                        "db.client.connection.pool.name",
                        "portal"));

        assertThat(content(conversion).getGaugesList())
                .extracting(Gauge::getLabel)
                .containsExactly("heap/G1 Eden Space", "portal/used");
    }
}
