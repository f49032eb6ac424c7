package io.dure.collector.otlp;

import com.google.protobuf.Any;
import com.google.protobuf.Duration;
import com.google.rpc.Code;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsPartialSuccess;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import java.util.Map;

/** The answers to reports, alike over HTTP and gRPC. */
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

    /** Says when to come again, without which OTLP's senders take a full resource for a final refusal. */
    static Status of(OverloadedException overloaded) {
        Code code = overloaded.isSlowDown() ? Code.RESOURCE_EXHAUSTED : Code.UNAVAILABLE;
        Duration delay = Duration.newBuilder()
                .setSeconds(overloaded.retryAfter().toSeconds())
                .setNanos(overloaded.retryAfter().toNanosPart())
                .build();
        return Status.newBuilder()
                .setCode(code.getNumber())
                .setMessage(String.valueOf(overloaded.getMessage()))
                .addDetails(Any.pack(RetryInfo.newBuilder().setRetryDelay(delay).build()))
                .build();
    }
}
