package io.dure.bench.otlp;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogram;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.Sum;
import java.util.List;

/**
 * What our agent sends, with what a simulated one keeps itself left open: the transactions created, and those given up.
 *
 * @param preview 2 s
 * @param window 10 s
 * @param last the window that an orderly end sends
 */
public record AgentPayload(Template preview, Template window, Template last) {
    static final String DURATION = "http.server.request.duration";
    static final String CREATED = "dure.agent.created";
    static final String DROPPED = "dure.agent.dropped";
    static final String LAST = "dure.agent.last";
    private static final String APDEX = "dure.apdex.";
    private static final String ROUTE = "http.route";
    private static final String COPY = "/part-";
    private static final List<String> NUMBERS = List.of(CREATED, DROPPED);

    static AgentPayload of(AgentReports reports, int series) {
        return new AgentPayload(
                Template.of(reports.preview(), List.of()),
                Template.of(withDropped(withSeries(reports.window(), series)), NUMBERS),
                Template.of(withDropped(withSeries(reports.last(), series)), NUMBERS));
    }

    /** Every window tells the drops of this reason. */
    private static ExportMetricsServiceRequest withDropped(ExportMetricsServiceRequest captured) {
        ExportMetricsServiceRequest.Builder report = captured.toBuilder();
        ScopeMetrics.Builder scope = report.getResourceMetricsBuilder(0).getScopeMetricsBuilder(0);
        List<Metric> others = scope.getMetricsList().stream()
                .filter(metric -> !metric.getName().equals(DROPPED))
                .toList();
        NumberDataPoint.Builder point = NumberDataPoint.newBuilder()
                .setStartTimeUnixNano(1)
                .setAsInt(0)
                .addAttributes(KeyValue.newBuilder()
                        .setKey("reason")
                        .setValue(AnyValue.newBuilder().setStringValue("queue-full")));
        scope.clearMetrics()
                .addAllMetrics(others)
                .addMetrics(Metric.newBuilder()
                        .setName(DROPPED)
                        .setUnit("{transaction}")
                        .setSum(Sum.newBuilder()
                                .setAggregationTemporality(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE)
                                .setIsMonotonic(true)
                                .addDataPoints(point)));
        return report.build();
    }

    private static ExportMetricsServiceRequest withSeries(ExportMetricsServiceRequest captured, int series) {
        ExportMetricsServiceRequest.Builder report = captured.toBuilder();
        ScopeMetrics.Builder scope = report.getResourceMetricsBuilder(0).getScopeMetricsBuilder(0);
        int own = scope.getMetricsList().stream()
                .filter(metric -> metric.getName().equals(DURATION))
                .mapToInt(metric -> metric.getExponentialHistogram().getDataPointsCount())
                .sum();
        for (int copy = 1; own > 0 && (copy + 1) * own <= series; copy++) {
            for (Metric.Builder metric : scope.getMetricsBuilderList()) {
                if (metric.getName().equals(DURATION)) {
                    copy(metric.getExponentialHistogramBuilder(), copy);
                } else if (metric.getName().startsWith(APDEX)) {
                    copy(metric.getSumBuilder(), copy);
                }
            }
        }
        return report.build();
    }

    private static void copy(ExponentialHistogram.Builder durations, int copy) {
        for (ExponentialHistogramDataPoint point : List.copyOf(durations.getDataPointsList())) {
            if (isOwn(point.getAttributesList())) {
                durations.addDataPoints(
                        point.toBuilder().clearAttributes().addAllAttributes(renamed(point.getAttributesList(), copy)));
            }
        }
    }

    private static void copy(Sum.Builder judged, int copy) {
        for (NumberDataPoint point : List.copyOf(judged.getDataPointsList())) {
            if (isOwn(point.getAttributesList())) {
                judged.addDataPoints(
                        point.toBuilder().clearAttributes().addAllAttributes(renamed(point.getAttributesList(), copy)));
            }
        }
    }

    private static boolean isOwn(List<KeyValue> attributes) {
        return attributes.stream()
                .noneMatch(attribute -> attribute.getKey().equals(ROUTE)
                        && attribute.getValue().getStringValue().startsWith(COPY));
    }

    private static List<KeyValue> renamed(List<KeyValue> attributes, int copy) {
        return attributes.stream()
                .map(attribute -> attribute.getKey().equals(ROUTE)
                        ? attribute.toBuilder()
                                .setValue(AnyValue.newBuilder()
                                        .setStringValue(COPY
                                                + copy
                                                + attribute.getValue().getStringValue()))
                                .build()
                        : attribute)
                .toList();
    }
}
