package io.dure.bench.otlp;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;

/**
 * What an agent sent, word for word.
 *
 * @param last the window that it sent at the orderly end of its process
 */
public record AgentReports(
        ExportMetricsServiceRequest preview, ExportMetricsServiceRequest window, ExportMetricsServiceRequest last) {

    /**
     * To be filled in by simulated agents.
     *
     * @param series the window's durations are multiplied to about so many series, as a larger application has; 0: left as they are
     */
    public AgentPayload payload(int series) {
        return AgentPayload.of(this, series);
    }
}
