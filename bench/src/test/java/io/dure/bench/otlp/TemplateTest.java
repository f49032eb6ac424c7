package io.dure.bench.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private static final int ROUTES = 3;

    private final ExportMetricsServiceRequest captured = ExporterPayload.capture(7, ROUTES);

    @Test
    void theExportersReportKeepsItsShape() throws InvalidProtocolBufferException {
        Template template = Template.of(captured, List.of());

        ExportMetricsServiceRequest filled = ExportMetricsServiceRequest.parseFrom(
                template.fill(Template.name(42), 1_800_000_000_000L, 1_800_000_010_000L));

        assertThat(filled.getSerializedSize()).isCloseTo(captured.getSerializedSize(), within(64));
        assertThat(instance(filled)).isEqualTo("simulated-000042");
        assertThat(points(filled)).hasSameSizeAs(points(captured)).allSatisfy(point -> {
            assertThat(point.getStartTimeUnixNano()).isEqualTo(1_800_000_000_000_000_000L);
            assertThat(point.getTimeUnixNano()).isEqualTo(1_800_000_010_000_000_000L);
            assertThat(point.hasPositive()).isTrue();
        });
        assertThat(template.transactions()).isEqualTo(ROUTES * 60L);
    }

    @Test
    void anAgentsOwnNumbersAreFilledIn() throws InvalidProtocolBufferException {
        AgentPayload payload = new AgentReports(captured, withCreated(captured), withCreated(captured)).payload(40);

        ExportMetricsServiceRequest filled = ExportMetricsServiceRequest.parseFrom(
                payload.window().fill(Template.name(1), 10_000, 20_000, 12_345, 67));

        assertThat(number(filled, "dure.agent.created")).isEqualTo(12_345);
        assertThat(number(filled, "dure.agent.dropped")).isEqualTo(67);
        assertThat(points(filled).size()).isBetween(30, 40);
        assertThat(points(filled).stream()
                        .map(ExponentialHistogramDataPoint::getAttributesList)
                        .distinct())
                .hasSameSizeAs(points(filled));
    }

    private static org.assertj.core.data.Offset<Integer> within(int bytes) {
        return org.assertj.core.data.Offset.offset(bytes);
    }

    private static ExportMetricsServiceRequest withCreated(ExportMetricsServiceRequest report) {
        ExportMetricsServiceRequest.Builder builder = report.toBuilder();
        Metric.Builder created = builder.getResourceMetricsBuilder(0)
                .getScopeMetricsBuilder(0)
                .addMetricsBuilder()
                .setName("dure.agent.created");
        created.getSumBuilder().setIsMonotonic(true).addDataPointsBuilder().setAsInt(1);
        return builder.build();
    }

    private static long number(ExportMetricsServiceRequest report, String name) {
        return metrics(report).stream()
                .filter(metric -> metric.getName().equals(name))
                .findFirst()
                .orElseThrow()
                .getSum()
                .getDataPoints(0)
                .getAsInt();
    }

    private static String instance(ExportMetricsServiceRequest report) {
        return report.getResourceMetrics(0).getResource().getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals("service.instance.id"))
                .map(KeyValue::getValue)
                .findFirst()
                .orElseThrow()
                .getStringValue();
    }

    private static List<ExponentialHistogramDataPoint> points(ExportMetricsServiceRequest report) {
        return metrics(report).stream()
                .filter(metric -> metric.getName().equals("http.server.request.duration"))
                .flatMap(metric -> metric.getExponentialHistogram().getDataPointsList().stream())
                .toList();
    }

    private static List<Metric> metrics(ExportMetricsServiceRequest report) {
        return report.getResourceMetricsList().stream()
                .flatMap(resource -> resource.getScopeMetricsList().stream())
                .flatMap(scope -> scope.getMetricsList().stream())
                .toList();
    }
}
