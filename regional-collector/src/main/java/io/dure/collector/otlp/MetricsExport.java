package io.dure.collector.otlp;

import com.google.protobuf.ByteString;
import io.dure.collector.loss.LossLedger;
import io.grpc.BindableService;
import io.grpc.MethodDescriptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.MetricsServiceGrpc;
import java.io.IOException;
import java.io.InputStream;

/** OTLP over gRPC, by the same reading, limits and budget as HTTP; gRPC itself has undone the compression. */
final class MetricsExport implements BindableService {
    private final MetricsSink sink;
    private final LossLedger losses;
    private final BodyReader reader;
    private final WorkBudget budget;

    MetricsExport(MetricsSink sink, LossLedger losses, Limits limits, WorkBudget budget) {
        this.sink = sink;
        this.losses = losses;
        this.reader = new BodyReader(limits);
        this.budget = budget;
    }

    /** A message as it came, or why it could not be read. */
    private sealed interface Body {
        record Bytes(ByteString bytes) implements Body {}

        record Unread(Status status) implements Body {}
    }

    @Override
    public ServerServiceDefinition bindService() {
        MethodDescriptor<Body, ExportMetricsServiceResponse> export = MetricsServiceGrpc.getExportMethod().toBuilder(
                        new BodyMarshaller(),
                        MetricsServiceGrpc.getExportMethod().getResponseMarshaller())
                .build();
        return ServerServiceDefinition.builder(MetricsServiceGrpc.SERVICE_NAME)
                .addMethod(export, ServerCalls.asyncUnaryCall(this::export))
                .build();
    }

    private void export(Body body, StreamObserver<ExportMetricsServiceResponse> observer) {
        switch (body) {
            case Body.Unread unread -> refuse(observer, "too-large", unread.status());
            case Body.Bytes message -> export(message.bytes(), observer);
        }
    }

    private void export(ByteString message, StreamObserver<ExportMetricsServiceResponse> observer) {
        try (WorkBudget.Share share = budget.open()) {
            observer.onNext(Answers.of(sink.take(reader.read(message.newInput(), false, share))));
            observer.onCompleted();
        } catch (OverloadedException overloaded) {
            losses.count("otlp-refused-" + overloaded.code(), 1);
            observer.onError(StatusProto.toStatusRuntimeException(Answers.of(overloaded)));
        } catch (TooLargeException tooLarge) {
            refuse(observer, "too-large", Status.RESOURCE_EXHAUSTED.withDescription(tooLarge.getMessage()));
        } catch (IOException malformed) {
            refuse(observer, "malformed", Status.INVALID_ARGUMENT.withDescription(malformed.getMessage()));
        }
    }

    private void refuse(StreamObserver<ExportMetricsServiceResponse> observer, String reason, Status status) {
        losses.count("otlp-refused-" + reason, 1);
        observer.onError(status.asRuntimeException());
    }

    /** Leaves the message unparsed: what fails here would be answered UNKNOWN. */
    private static final class BodyMarshaller implements MethodDescriptor.Marshaller<Body> {
        @Override
        public InputStream stream(Body body) {
            throw new UnsupportedOperationException("a server only reads requests");
        }

        @Override
        public Body parse(InputStream stream) {
            try {
                return new Body.Bytes(ByteString.readFrom(stream));
            } catch (StatusRuntimeException beyondTheLimit) {
                return new Body.Unread(beyondTheLimit.getStatus());
            } catch (IOException undecodable) {
                return new Body.Unread(Status.INVALID_ARGUMENT.withDescription(undecodable.getMessage()));
            }
        }
    }
}
