package io.dure.collector.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.rpc.Code;
import com.google.rpc.RetryInfo;
import io.dure.collector.loss.LossLedger;
import io.dure.collector.settings.Secret;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.MetricsServiceGrpc;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sender hears while nothing can be kept, in the real servers. */
class OverloadedIntakeTest {
    private final LossLedger losses = new LossLedger();
    private final WorkBudget budget = new WorkBudget(Limits.DEFAULT.bytesAtWork());
    private final Tomcat tomcat = new Tomcat();
    private boolean paced;
    private OtlpGrpcServer grpc;
    private ManagedChannel channel;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        MetricsSink refusing = report -> {
            throw paced
                    ? OverloadedException.slowDown("hub-busy", "the hub asks for less", Duration.ofSeconds(7))
                    : OverloadedException.unavailable("spool-full", "the disk is full", Duration.ofMillis(4_200));
        };
        BearerToken token = new BearerToken(
                Secret.read("token-file", Files.writeString(folder.resolve("token"), "token-of-the-test\n"))::matches);
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        Context context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "otlp", new OtlpServlet(token, refusing, losses, Limits.DEFAULT, budget));
        context.addServletMappingDecoded("/v1/*", "otlp");
        tomcat.start();
        grpc = new OtlpGrpcServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new MetricsExport(refusing, losses, Limits.DEFAULT, budget),
                new io.grpc.ServerInterceptor() {
                    @Override
                    public <Q, A> io.grpc.ServerCall.Listener<Q> interceptCall(
                            io.grpc.ServerCall<Q, A> call,
                            io.grpc.Metadata headers,
                            io.grpc.ServerCallHandler<Q, A> next) {
                        return next.startCall(call, headers);
                    }
                });
        grpc.start();
        channel = NettyChannelBuilder.forAddress("127.0.0.1", grpc.port())
                .usePlaintext()
                .build();
    }

    @AfterEach
    void stop() throws Exception {
        channel.shutdownNow();
        grpc.stop();
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    void reportThatCannotBeKeptIsAnswered503AndWhenToComeAgain() throws Exception {
        HttpResponse<byte[]> answer = post();

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertThat(com.google.rpc.Status.parseFrom(answer.body()).getCode()).isEqualTo(Code.UNAVAILABLE_VALUE);
        assertThat(losses.of("otlp-refused-spool-full")).isEqualTo(1);
        assertThat(budget.free()).isEqualTo(Limits.DEFAULT.bytesAtWork());
    }

    @Test
    void paceOfTheHubIsAnswered429() throws Exception {
        paced = true;

        HttpResponse<byte[]> answer = post();

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains("7");
        assertThat(losses.of("otlp-refused-hub-busy")).isEqualTo(1);
    }

    @Test
    void grpcSaysWhenToComeAgain() throws IOException {
        assertThat(refused())
                .isEqualTo(com.google.rpc.Status.newBuilder()
                        .setCode(Code.UNAVAILABLE_VALUE)
                        .setMessage("the disk is full")
                        .addDetails(again(4, 200_000_000))
                        .build());
        paced = true;
        assertThat(refused().getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED_VALUE);
        assertThat(refused().getDetails(0)).isEqualTo(again(7, 0));
    }

    private static com.google.protobuf.Any again(long seconds, int nanos) {
        return com.google.protobuf.Any.pack(RetryInfo.newBuilder()
                .setRetryDelay(com.google.protobuf.Duration.newBuilder()
                        .setSeconds(seconds)
                        .setNanos(nanos))
                .build());
    }

    private com.google.rpc.Status refused() {
        return StatusProto.fromThrowable(catchThrowableOfType(
                StatusRuntimeException.class,
                () -> MetricsServiceGrpc.newBlockingStub(channel)
                        .export(ExportMetricsServiceRequest.getDefaultInstance())));
    }

    private HttpResponse<byte[]> post() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(
                                    "http://127.0.0.1:" + tomcat.getConnector().getLocalPort() + "/v1/metrics"))
                            .header("Content-Type", "application/x-protobuf")
                            .header("Authorization", "Bearer token-of-the-test")
                            .POST(HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }
}
