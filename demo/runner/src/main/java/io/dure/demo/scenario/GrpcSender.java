package io.dure.demo.scenario;

import io.dure.demo.layout.Address;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.MetricsServiceGrpc;
import java.util.concurrent.TimeUnit;

/** Sends as any OpenTelemetry SDK may, by OTLP over gRPC. */
final class GrpcSender {
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final int WITHIN_S = 5;

    private GrpcSender() {}

    /**
     * Sends an empty report.
     *
     * @param authorization the header's value; empty: none is sent
     * @return the name of gRPC's status
     */
    static String report(Address collector, String authorization) {
        ManagedChannel channel = NettyChannelBuilder.forAddress(collector.host(), collector.port())
                .usePlaintext()
                .build();
        try {
            Metadata headers = new Metadata();
            if (!authorization.isEmpty()) {
                headers.put(AUTHORIZATION, authorization);
            }
            var unused = MetricsServiceGrpc.newBlockingStub(channel)
                    .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                    .withDeadlineAfter(WITHIN_S, TimeUnit.SECONDS)
                    .export(ExportMetricsServiceRequest.getDefaultInstance());
            return "OK";
        } catch (StatusRuntimeException refused) {
            return refused.getStatus().getCode().name();
        } finally {
            channel.shutdownNow();
        }
    }
}
