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
        for (Metric.Builder metric : scope.getMetricsBuilderList()) {
            if (metric.getName().equals(DURATION)) {
                ExponentialHistogram.Builder durations = metric.getExponentialHistogramBuilder();
                List<ExponentialHistogramDataPoint> own = durations.getDataPointsList();
                for (int copy = 1; durations.getDataPointsCount() + own.size() <= series; copy++) {
                    for (ExponentialHistogramDataPoint point : List.copyOf(own)) {
                        durations.addDataPoints(renamed(point, copy));
                    }
                }
            }
        }
        return report.build();
    }

    private static ExponentialHistogramDataPoint renamed(ExponentialHistogramDataPoint point, int copy) {
        ExponentialHistogramDataPoint.Builder renamed = point.toBuilder();
        for (KeyValue.Builder attribute : renamed.getAttributesBuilderList()) {
            if (attribute.getKey().equals("http.route")) {
                attribute
                        .getValueBuilder()
                        .setStringValue("/part-" + copy + attribute.getValue().getStringValue());
            }
        }
        return renamed.build();
    }
}
