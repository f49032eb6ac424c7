package io.dure.collector.otlp;

import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsPartialSuccess;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import java.util.Map;

/** The answer to a report that was read, alike over HTTP and gRPC. */
final class Answers {
    private Answers() {}

    static ExportMetricsServiceResponse of(Map<String, Long> rejected) {
        if (rejected.isEmpty()) {
            return ExportMetricsServiceResponse.getDefaultInstance();
        }
        return ExportMetricsServiceResponse.newBuilder()
                .setPartialSuccess(ExportMetricsPartialSuccess.newBuilder()
                        .setRejectedDataPoints(rejected.values().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                        .setErrorMessage("not taken: " + rejected))
                .build();
    }
}
