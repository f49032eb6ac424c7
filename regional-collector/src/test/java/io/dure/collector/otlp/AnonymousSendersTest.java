package io.dure.collector.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.collector.testing.HubCertificate;
import io.dure.collector.testing.OperatorFiles;
import io.dure.collector.testing.RunningCollector;
import io.dure.protocol.testkit.AnyMethod;
import io.grpc.ManagedChannel;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.netty.NettyChannelBuilder;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole collector, called by whoever it does not know. */
class AnonymousSendersTest {
    @SuppressWarnings("NullAway.Init")
    private static RunningCollector collector;

    private static int management;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        management = OperatorFiles.freePort();
        Path file = OperatorFiles.witness(
                        folder,
                        "private-1",
                        "private",
                        HubCertificate.create(folder).pem(),
                        OperatorFiles.freePort(),
                        0)
                .collector("private")
                .probe("")
                .evidence("")
                .write();
        Files.writeString(file, "management:\n  server.port: " + management + "\n", StandardOpenOption.APPEND);
        collector = RunningCollector.start(file);
    }

    @AfterAll
    static void stop() {
        collector.close();
    }

    private static int status(String method, int port, String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .method(method, BodyPublishers.ofString("{}"))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }

    @Test
    void everyServletRefusesACallerWithoutCredentials() throws Exception {
        List<String> called = new ArrayList<>();
        for (ServletRegistration servlet :
                collector.part(ServletContext.class).getServletRegistrations().values()) {
            for (String mapping : servlet.getMappings()) {
                if (mapping.startsWith("/v1/")) {
                    called.add(mapping);
                    for (String method : List.of("GET", "POST", "PUT", "DELETE")) {
                        assertThat(status(method, collector.httpPort(), mapping.replace("*", "metrics")))
                                .as(method + " " + mapping)
                                .isEqualTo(401);
                    }
                }
            }
        }

        assertThat(called).contains("/v1/*", "/v1/dure/commands", "/v1/dure/enrolment");
        for (String other : List.of("/", "/actuator", "/actuator/health", "/actuator/ledger", "/error")) {
            assertThat(status("GET", collector.httpPort(), other)).as(other).isGreaterThanOrEqualTo(400);
        }
    }

    @Test
    void theManagementPortShowsItsFourViewsAndNothingElse() throws Exception {
        for (String view : List.of("health", "ledger", "notices", "trust")) {
            assertThat(status("GET", management, "/actuator/" + view)).as(view).isIn(200, 503);
            assertThat(status("POST", management, "/actuator/" + view)).as(view).isEqualTo(405);
        }
        for (String other : List.of("env", "beans", "heapdump", "loggers", "shutdown", "configprops")) {
            assertThat(status("GET", management, "/actuator/" + other))
                    .as(other)
                    .isEqualTo(404);
        }
    }

    @Test
    void everyGrpcMethodRefusesACallerWithoutCredentials() throws Exception {
        OtlpGrpcServer server = collector.part(OtlpGrpcServer.class);
        List<String> called = new ArrayList<>();
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", server.port())
                .usePlaintext()
                .build();
        try {
            for (ServerServiceDefinition service : server.services()) {
                for (ServerMethodDefinition<?, ?> method : service.getMethods()) {
                    String name = method.getMethodDescriptor().getFullMethodName();
                    called.add(name);
                    assertThat(AnyMethod.call(channel, name).getCode()).as(name).isEqualTo(Status.Code.UNAUTHENTICATED);
                }
            }
        } finally {
            channel.shutdownNow();
        }

        assertThat(called).containsExactly("opentelemetry.proto.collector.metrics.v1.MetricsService/Export");
    }
}
