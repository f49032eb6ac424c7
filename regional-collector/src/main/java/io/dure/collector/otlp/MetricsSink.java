package io.dure.collector.otlp;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import java.util.Map;

/** Takes a report in. */
@FunctionalInterface
public interface MetricsSink {
    /**
     * Returns the data points that were not taken, by reason; empty when all were. The others are durable then.
     *
     * @throws OverloadedException if nothing was taken
     */
    Map<String, Long> take(ExportMetricsServiceRequest report) throws OverloadedException;
}
