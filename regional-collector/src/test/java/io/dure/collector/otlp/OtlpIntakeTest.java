package io.dure.collector.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.Status;
import io.dure.collector.loss.LossLedger;
import io.dure.collector.testing.HubCertificate;
import io.dure.collector.testing.OperatorFiles;
import io.dure.collector.testing.Otlp;
import io.dure.collector.testing.RunningCollector;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceResponse;
import io.opentelemetry.proto.collector.metrics.v1.MetricsServiceGrpc;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.TraceServiceGrpc;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OtlpIntakeTest {
    private static final int MIB = 1024 * 1024;
    private static final String PROTOBUF = "application/x-protobuf";
    private static final String TOKEN = "Bearer " + OperatorFiles.OTLP_TOKEN;

    private final HttpClient client = HttpClient.newHttpClient();
    private RunningCollector collector;
    private ManagedChannel channel;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Path pem = HubCertificate.create(folder).pem();
        collector = RunningCollector.start(
                OperatorFiles.witness(folder, "private-1", "private", pem, OperatorFiles.freePort(), 0)
                        .collector("private")
                        .probe("")
                        .evidence("")
                        .write());
        channel = NettyChannelBuilder.forAddress(
                        "127.0.0.1", collector.part(OtlpGrpcServer.class).port())
                .usePlaintext()
                .build();
    }

    @AfterAll
    void stop() {
        channel.shutdownNow();
        collector.close();
        client.close();
    }

    @Test
    void reportIsTakenPlainAndWithGzip() throws Exception {
        byte[] report = report("plain").toByteArray();

        assertThat(post("/v1/metrics", report).statusCode()).isEqualTo(200);
        HttpResponse<byte[]> answer = send(request("/v1/metrics", gzip(report)).header("Content-Encoding", "gzip"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains(PROTOBUF);
        assertThat(ExportMetricsServiceResponse.parseFrom(answer.body()))
                .isEqualTo(ExportMetricsServiceResponse.getDefaultInstance());
    }

    @Test
    void rejectedPointsAreToldByPartialSuccess() throws Exception {
        ExportMetricsServiceRequest report = Otlp.report(
                Otlp.agent("portal", "a:1"), Otlp.durations("jvm.gc.duration", Otlp.point(1_000, 2_000, 6, 1)));

        HttpResponse<byte[]> answer = post("/v1/metrics", report.toByteArray());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(ExportMetricsServiceResponse.parseFrom(answer.body())
                        .getPartialSuccess()
                        .getRejectedDataPoints())
                .isEqualTo(1);
    }

    @Test
    void withoutTheTokenNothingIsRead() throws Exception {
        HttpRequest.Builder missing = HttpRequest.newBuilder(uri("/v1/metrics"))
                .header("Content-Type", PROTOBUF)
                .POST(HttpRequest.BodyPublishers.ofByteArray(report("x").toByteArray()));
        HttpResponse<byte[]> withoutToken = send(missing);
        HttpResponse<byte[]> withWrongToken = send(missing.copy().header("Authorization", "Bearer wrong"));

        assertRefused(withoutToken, 401, 16);
        assertRefused(withWrongToken, 401, 16);
        assertThat(withoutToken.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @Test
    void garbageIsRefusedWithAStatus() throws Exception {
        byte[] garbage = new byte[10_000];
        new Random(1).nextBytes(garbage);

        assertRefused(post("/v1/metrics", garbage), 400, 3);
        assertRefused(send(request("/v1/metrics", garbage).header("Content-Encoding", "gzip")), 400, 3);
        assertRefused(
                send(request("/v1/metrics", new byte[] {0x1f, (byte) 0x8b, 8}).header("Content-Encoding", "gzip")),
                400,
                3);
    }

    @Test
    void oversizedBodyIsRefused() throws Exception {
        assertRefused(post("/v1/metrics", new byte[5 * MIB]), 413, 3);
    }

    @Test
    void whoAsksBeforeAnOversizedBodyIsNotToldToSendIt() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), uri("/").getPort())) {
            String head =
                    "POST /v1/metrics HTTP/1.1\r\nHost: collector\r\nContent-Type: " + PROTOBUF + "\r\nAuthorization: "
                            + TOKEN + "\r\nExpect: 100-continue\r\nContent-Length: " + 64 * MIB + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

            assertThat(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                            .readLine())
                    .startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void oversizedBodyOfUnknownLengthIsCut() throws Exception {
        HttpRequest.Builder chunked = HttpRequest.newBuilder(uri("/v1/metrics"))
                .header("Content-Type", PROTOBUF)
                .header("Authorization", TOKEN)
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(new byte[6 * MIB])));

        assertRefused(send(chunked), 413, 3);
    }

    @Test
    void gzipBombIsCutBeforeItIsHeld() throws Exception {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bomb)) {
            byte[] zeros = new byte[MIB];
            for (int i = 0; i < 500; i++) {
                gzip.write(zeros);
            }
        }
        assertThat(bomb.size()).isLessThan(4 * MIB);

        assertRefused(send(request("/v1/metrics", bomb.toByteArray()).header("Content-Encoding", "gzip")), 413, 3);
    }

    @Test
    void reportOfManyTinyPartsIsRefusedBeforeItIsParsed() throws Exception {
        byte[] part = {0x0a, 0x00};
        byte[] parts = new byte[3 * MIB];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = part[i % 2];
        }

        assertRefused(post("/v1/metrics", parts), 413, 3);
    }

    @Test
    void otherContentIsRefused() throws Exception {
        HttpRequest.Builder json = HttpRequest.newBuilder(uri("/v1/metrics"))
                .header("Content-Type", "application/json")
                .header("Authorization", TOKEN)
                .POST(HttpRequest.BodyPublishers.ofString("{}"));

        assertRefused(send(json), 415, 3);
        assertRefused(send(request("/v1/metrics", report("x").toByteArray()).header("Content-Encoding", "br")), 415, 3);
    }

    @Test
    void otherSignalsAndMethodsAreRefused() throws Exception {
        assertRefused(post("/v1/traces", new byte[0]), 404, 12);
        assertRefused(post("/v1/logs", new byte[0]), 404, 12);
        assertRefused(
                send(HttpRequest.newBuilder(uri("/v1/metrics"))
                        .header("Authorization", TOKEN)
                        .GET()),
                405,
                12);
    }

    @Test
    void refusalsAreCountedAndIntakeGoesOn() throws Exception {
        long before = collector.part(LossLedger.class).of("otlp-refused-malformed");

        post("/v1/metrics", new byte[] {1, 2, 3});

        assertThat(collector.part(LossLedger.class).of("otlp-refused-malformed"))
                .isEqualTo(before + 1);
        assertThat(post("/v1/metrics", report("after").toByteArray()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void nothingElseIsServedOnThePort() throws Exception {
        assertThat(send(HttpRequest.newBuilder(uri("/actuator/health")).GET()).statusCode())
                .isEqualTo(404);
        assertThat(send(HttpRequest.newBuilder(uri("/")).GET()).statusCode()).isEqualTo(404);
    }

    @Test
    void grpcTakesReportsWithTheToken() {
        assertThat(metrics(TOKEN).export(report("grpc"))).isEqualTo(ExportMetricsServiceResponse.getDefaultInstance());
        assertThat(metrics(TOKEN).withCompression("gzip").export(report("grpc-gzip")))
                .isEqualTo(ExportMetricsServiceResponse.getDefaultInstance());
    }

    @Test
    void grpcRefusesCallsWithoutTheToken() {
        assertThat(failure(() -> metrics("Bearer wrong").export(report("x"))))
                .isEqualTo(io.grpc.Status.Code.UNAUTHENTICATED);
        assertThat(failure(() -> MetricsServiceGrpc.newBlockingStub(channel).export(report("x"))))
                .isEqualTo(io.grpc.Status.Code.UNAUTHENTICATED);
    }

    @Test
    void grpcRefusesOversizedReportsAndOtherSignals() {
        ExportMetricsServiceRequest large = report("x".repeat(5 * MIB));

        assertThat(failure(() -> metrics(TOKEN).export(large))).isEqualTo(io.grpc.Status.Code.RESOURCE_EXHAUSTED);
        assertThat(failure(() -> metrics(TOKEN).withCompression("gzip").export(large)))
                .isEqualTo(io.grpc.Status.Code.RESOURCE_EXHAUSTED);
        assertThat(failure(() -> TraceServiceGrpc.newBlockingStub(channel)
                        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(authorization(TOKEN)))
                        .export(ExportTraceServiceRequest.getDefaultInstance())))
                .isEqualTo(io.grpc.Status.Code.UNIMPLEMENTED);
    }

    private static io.grpc.Status.Code failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(StatusRuntimeException.class, call)
                .getStatus()
                .getCode();
    }

    private MetricsServiceGrpc.MetricsServiceBlockingStub metrics(String authorization) {
        return MetricsServiceGrpc.newBlockingStub(channel)
                .withDeadlineAfter(20, TimeUnit.SECONDS)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(authorization(authorization)));
    }

    private static Metadata authorization(String value) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), value);
        return headers;
    }

    private static void assertRefused(HttpResponse<byte[]> answer, int status, int code)
            throws InvalidProtocolBufferException {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Status.parseFrom(answer.body()).getCode()).isEqualTo(code);
        assertThat(Status.parseFrom(answer.body()).getMessage()).isNotEmpty();
    }

    private static ExportMetricsServiceRequest report(String instance) {
        return ExportMetricsServiceRequest.newBuilder()
                .addResourceMetrics(ResourceMetrics.newBuilder()
                        .setResource(Otlp.resource("service.name", "portal", "service.instance.id", instance)))
                .build();
    }

    private HttpResponse<byte[]> post(String path, byte[] body) throws IOException, InterruptedException {
        return send(request(path, body));
    }

    private HttpRequest.Builder request(String path, byte[] body) {
        return HttpRequest.newBuilder(uri(path))
                .header("Content-Type", PROTOBUF)
                .header("Authorization", TOKEN)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + collector.httpPort() + path);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(plain);
        }
        return compressed.toByteArray();
    }
}
