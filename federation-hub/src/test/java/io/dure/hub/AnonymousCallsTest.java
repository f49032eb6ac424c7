package io.dure.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.federation.v1.CollectorMessage;
import io.dure.federation.v1.HubMessage;
import io.dure.federation.v1.Instance;
import io.dure.federation.v1.Report;
import io.dure.federation.v1.WindowBatch;
import io.dure.federation.v1.WindowPiece;
import io.dure.hub.audit.AuditEntry;
import io.dure.hub.audit.AuditLog;
import io.dure.hub.federation.HandDrivenCollector;
import io.dure.hub.federation.HandDrivenCollector.Identity;
import io.dure.hub.trust.Registrar;
import io.dure.protocol.testkit.AnyMethod;
import io.dure.protocol.trust.Certificates;
import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import io.grpc.ServerMethodDefinition;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The whole hub, called by whoever it does not know, and by certificates that it does. */
@ExtendWith(OutputCaptureExtension.class)
class AnonymousCallsTest {
    private static final List<String> ALL_METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static HubFolder files;

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext hub;

    @BeforeAll
    static void start() throws Exception {
        files = HubFolder.write(folder);
        SpringApplication application = new SpringApplication(HubApplication.class);
        application.addInitializers(context -> context.getBeanFactory()
                .registerSingleton("withoutOtherTests", new FederationTest.WithoutOtherTests()));
        hub = application.run(files.arguments().toArray(String[]::new));
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static int port() {
        return hub.getBean(GrpcServerLifecycle.class).getPort();
    }

    // ---- HTTP

    @Test
    void everyHandlerRefusesACallerWithoutCredentialsUnlessItIsListed() throws Exception {
        Set<String> answered = new TreeSet<>();
        Set<String> called = new TreeSet<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (RequestMappingHandlerMapping mapping :
                    hub.getBeansOfType(RequestMappingHandlerMapping.class).values()) {
                for (RequestMappingInfo handler : mapping.getHandlerMethods().keySet()) {
                    for (String path : handler.getPatternValues()) {
                        for (String method : methods(handler)) {
                            called.add(path);
                            if (!refused(client, method, path, null)
                                    || !refused(client, method, path, "dure_guessed")) {
                                answered.add(path);
                            }
                        }
                    }
                }
            }
        }

        assertThat(called).hasSizeGreaterThan(40).contains("/api/v1/sites", "/api/v1/enrolments", "/api/v1/live");
        answered.removeAll(OpenToAll.PATHS);
        // Boot's own page of errors has nothing to say of its own.
        answered.remove("/error");
        assertThat(answered).isEmpty();
    }

    private static List<String> methods(RequestMappingInfo handler) {
        List<String> said = handler.getMethodsCondition().getMethods().stream()
                .map(Enum::name)
                .toList();
        return said.isEmpty() ? ALL_METHODS : said;
    }

    private static boolean refused(HttpClient client, String method, String path, @Nullable String bearer)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        url(path.replaceAll("\\{[^}]*}", "x").replace("**", "x")))
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"));
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        HttpResponse<InputStream> response = client.send(request.build(), BodyHandlers.ofInputStream());
        response.body().close();
        return response.statusCode() == 401 || response.statusCode() == 403;
    }

    @Test
    void ofTheActuatorOnlyHealthIsThere() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String endpoint : List.of("", "/env", "/beans", "/heapdump", "/loggers", "/shutdown", "/metrics")) {
                assertThat(refused(client, "GET", "/actuator" + endpoint, null)).isTrue();
            }
            assertThat(refused(client, "GET", "/actuator/health", null)).isFalse();
            assertThat(refused(client, "POST", "/actuator/health", null)).isTrue();
        }
    }

    private static URI url(String path) {
        return URI.create("http://127.0.0.1:"
                + hub.getEnvironment().getRequiredProperty("local.server.port", Integer.class) + path);
    }

    // ---- gRPC

    @Test
    void everyGrpcMethodRefusesACallerWithoutACertificateUnlessItIsListed() throws Exception {
        List<String> methods = new ArrayList<>();
        List<String> open = new ArrayList<>();
        ManagedChannel anonymous = HandDrivenCollector.channel(port(), files.certificate(), null);
        try {
            for (BindableService service :
                    hub.getBeansOfType(BindableService.class).values()) {
                for (ServerMethodDefinition<?, ?> method : service.bindService().getMethods()) {
                    String name = method.getMethodDescriptor().getFullMethodName();
                    methods.add(name);
                    Status status = AnyMethod.call(anonymous, name);
                    if (!String.valueOf(status.getDescription()).startsWith("no-certificate:")
                            || status.getCode() != Status.Code.UNAUTHENTICATED) {
                        open.add(name);
                    }
                }
            }
        } finally {
            anonymous.shutdownNow();
        }

        assertThat(methods)
                .contains(
                        "io.dure.federation.v1.Federation/Connect",
                        "io.dure.federation.v1.Trust/Renew",
                        "io.dure.federation.v1.Trust/Enrol");
        assertThat(open).containsExactlyElementsOf(OpenToAll.METHODS);
    }

    // ---- certificates

    @Test
    void aTokenIsGoodForOneKey() throws Exception {
        KeyPair key = Certificates.newKey();
        HandDrivenCollector.enrol(port(), files.certificate(), HubFolder.WITNESS_TOKEN, key);

        HandDrivenCollector.enrol(port(), files.certificate(), HubFolder.WITNESS_TOKEN, key);

        Assertions.assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(() -> HandDrivenCollector.enrol(port(), files.certificate(), HubFolder.WITNESS_TOKEN))
                .withMessageContaining("UNAUTHENTICATED: token-used:");
        Assertions.assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(() -> HandDrivenCollector.enrol(port(), files.certificate(), "a-token-of-nobody"))
                .withMessageContaining("UNAUTHENTICATED: unknown-token:");
    }

    @Test
    void aSiteWritesItsOwnDataOnlyAndTheAttemptIsAudited() throws Exception {
        Identity identity = HandDrivenCollector.enrol(port(), files.certificate(), HubFolder.PUBLIC_TOKEN);
        try (HandDrivenCollector collector = HandDrivenCollector.connect(port(), files.certificate(), identity)) {
            collector.send(
                    CollectorMessage.newBuilder().setHello(HandDrivenCollector.hello("public-1", "public", "public")));
            collector.await(HubMessage::hasWelcome);

            collector.send(CollectorMessage.newBuilder()
                    .setReport(Report.newBuilder()
                            .setSequence(1)
                            .setWindows(WindowBatch.newBuilder()
                                    .addPieces(WindowPiece.newBuilder()
                                            .setInstance(Instance.newBuilder().setSite("private"))))));

            Status status = collector.awaitEnd();
            assertThat(status.getCode()).isEqualTo(Status.Code.PERMISSION_DENIED);
            assertThat(status.getDescription()).startsWith("foreign-site:");
        }
        assertThat(audit("refuse-write")).contains("public-1 foreign-site");
    }

    @Test
    void aRevokedCertificateEndsItsStreamAndIsRefusedAfterwards() throws Exception {
        Identity first = HandDrivenCollector.enrol(port(), files.certificate(), HubFolder.PRIVATE_TOKEN);
        Identity second = HandDrivenCollector.renew(port(), files.certificate(), first);
        String newest = hub.getBean(Registrar.class).credentials().stream()
                .filter(credential -> credential.name().equals("private-1"))
                .findFirst()
                .orElseThrow()
                .id();
        try (HandDrivenCollector collector = HandDrivenCollector.connect(port(), files.certificate(), second)) {
            collector.send(CollectorMessage.newBuilder()
                    .setHello(HandDrivenCollector.hello("private-1", "private", "private")));
            collector.await(HubMessage::hasWelcome);

            hub.getBean(Registrar.class).revoke(newest, "ada", "127.0.0.1");

            assertThat(collector.awaitEnd().getDescription()).startsWith("certificate-revoked:");
        }
        try (HandDrivenCollector again = HandDrivenCollector.connect(port(), files.certificate(), second)) {
            assertThat(again.awaitEnd().getDescription()).startsWith("certificate-revoked:");
        }
        Awaitility.await().until(() -> audit("refuse-certificate").contains("private-1 certificate-revoked"));
        assertThat(audit("renew-certificate")).contains("private-1 done");
    }

    private static List<String> audit(String act) {
        return hub.getBean(AuditLog.class).page(1_000, Optional.empty()).entries().stream()
                .filter(entry -> entry.act().equals(act))
                .map((AuditEntry entry) -> entry.actor() + " " + entry.outcome())
                .toList();
    }

    @Test
    void noSecretIsInTheLog(CapturedOutput log) throws Exception {
        try {
            HandDrivenCollector.enrol(port(), files.certificate(), HubFolder.PUBLIC_TOKEN + "-guessed");
        } catch (StatusRuntimeException refused) {
            assertThat(refused).hasMessageContaining("unknown-token");
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(refused(client, "GET", "/api/v1/sites", "dure_a-bearer-of-nobody"))
                    .isTrue();
        }

        assertThat(log.getAll())
                .contains("gRPC Server started")
                .doesNotContain(HubFolder.PRIVATE_TOKEN, HubFolder.PUBLIC_TOKEN, HubFolder.WITNESS_TOKEN)
                .doesNotContain("only-for-this-test", "dure_a-bearer-of-nobody", "BEGIN PRIVATE KEY")
                .doesNotContain(
                        Files.readAllLines(folder.resolve("data/trust/ca.key")).get(2));
        try (Stream<Path> folders = Files.walk(folder.resolve("data"))) {
            for (Path secret : folders.filter(
                            path -> path.getFileName().toString().contains("password"))
                    .toList()) {
                assertThat(log.getAll()).doesNotContain(Files.readString(secret).strip());
            }
        }
    }

    @Test
    void theAuthoritysKeyIsForItsOwnerAlone() throws Exception {
        Path key = folder.resolve("data/trust/ca.key");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key.getParent())))
                .isEqualTo("rwx------");
    }
}
