package io.dure.collector.otlp;

import io.dure.collector.loss.LossLedger;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.MetricsServiceGrpc;

/** OTLP over gRPC, on the same budget as HTTP. */
final class MetricsExport extends MetricsServiceGrpc.MetricsServiceImplBase {
    private final MetricsSink sink;
    private final LossLedger losses;
    private final WorkBudget budget;

    MetricsExport(MetricsSink sink, LossLedger losses, WorkBudget budget) {
        this.sink = sink;
        this.losses = losses;
        this.budget = budget;
    }

    @Override
    public void export(ExportMetricsServiceRequest report, StreamObserver<ExportMetricsServiceResponse> observer) {
        try (WorkBudget.Share share = budget.open()) {
            share.take(report.getSerializedSize());
            observer.onNext(Answers.of(sink.take(report)));
            observer.onCompleted();
        } catch (OverloadedException overloaded) {
            losses.count("otlp-refused-overloaded", 1);
            observer.onError(
                    Status.UNAVAILABLE.withDescription(overloaded.getMessage()).asRuntimeException());
        }
    }
}
