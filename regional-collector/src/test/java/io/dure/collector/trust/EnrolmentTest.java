package io.dure.collector.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dure.collector.settings.InvalidSettingException;
import io.dure.collector.testing.HubCertificate;
import io.dure.collector.testing.OperatorFiles;
import io.dure.collector.testing.RunningCollector;
import io.dure.collector.testing.TestHub;
import io.dure.protocol.trust.Certificates;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A whole collector and a hub that enrols it. */
@ExtendWith(OutputCaptureExtension.class)
class EnrolmentTest {
    private static final String ID = "private-1";
    private static final String SECRET = "s".repeat(43);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private HubCertificate certificate;

    @SuppressWarnings("NullAway.Init")
    private TestHub hub;

    @BeforeEach
    void start() throws Exception {
        certificate = HubCertificate.create(folder);
        hub = TestHub.start(certificate);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    /** As an operator writes it who has nothing of the hub but the token. */
    private Path file(String token) throws Exception {
        OperatorFiles files = OperatorFiles.witness(folder, ID, "private", certificate.pem(), hub.port(), 0)
                .probe("")
                .evidence("");
        Files.writeString(tokenFile(), token);
        Path file = files.write();
        Files.write(
                file,
                Files.readAllLines(file).stream()
                        .filter(line -> !line.contains("hub-certificate"))
                        .toList());
        return file;
    }

    private Path tokenFile() {
        return folder.resolve(ID).resolve("token");
    }

    private String pinned(String secret) throws Exception {
        return "dure-enrol." + secret + "."
                + Certificates.fingerprint(Certificates.certificates(Files.readString(certificate.pem()))
                        .getFirst());
    }

    private static TrustEndpoint.Trust status(RunningCollector collector) {
        return collector.part(TrustEndpoint.class).trust();
    }

    private static ConditionFactory awaiting() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }

    @Test
    void theTokenAloneIsEnoughAndItsFilesAreItsOwn() throws Exception {
        try (RunningCollector collector = RunningCollector.start(file(pinned(SECRET)))) {
            awaiting().until(() -> hub.isConnected(ID));

            assertThat(hub.authority().tokens()).containsExactly(SECRET);
            assertThat(status(collector).state()).isEqualTo("enrolled");
            assertThat(status(collector).name()).isEqualTo("dure://site/private/collector/private-1");
            assertThat(status(collector).failure()).isNull();
        }
        try (Stream<Path> kept = Files.list(folder.resolve(ID).resolve("data/trust"))) {
            List<Path> files = kept.toList();
            assertThat(files)
                    .singleElement()
                    .satisfies(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void afterARestartItNeedsNoTokenAnyMore() throws Exception {
        Path file = file(pinned(SECRET));
        try (RunningCollector collector = RunningCollector.start(file)) {
            awaiting().until(() -> hub.isConnected(ID));
        }
        awaiting().until(() -> !hub.isConnected(ID));
        Files.delete(tokenFile());

        try (RunningCollector collector = RunningCollector.start(file)) {
            awaiting().until(() -> hub.isConnected(ID));
        }
        assertThat(hub.authority().tokens()).hasSize(1);
    }

    @Test
    void aHubThatThePinDoesNotNameIsNeverShownTheToken() throws Exception {
        String pin = "x".repeat(43);
        try (RunningCollector collector = RunningCollector.start(file("dure-enrol." + SECRET + "." + pin))) {
            awaiting().until(() -> status(collector).failure() != null);

            assertThat(status(collector).state()).isEqualTo("not-enrolled");
            assertThat(status(collector).failure()).contains("cannot enrol").contains("pin");
            assertThat(hub.authority().tokens()).isEmpty();
            assertThat(hub.callers()).isEmpty();
        }
    }

    @Test
    void aTokenWithoutAPinNeedsAFileToTrustTheHubBy() throws Exception {
        Path file = file("a-word-of-the-operator");

        assertThatThrownBy(() -> RunningCollector.start(file).close())
                .rootCause()
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith("dure.collector.hub-certificate");
    }

    @Test
    void aRefusedTokenIsToldAndAFreshOneIsTakenWithoutARestart() throws Exception {
        hub.authority().refuse(SECRET);
        try (RunningCollector collector = RunningCollector.start(file(pinned(SECRET)))) {
            awaiting().until(() -> status(collector).failure() != null);
            assertThat(status(collector).failure())
                    .contains("token-used")
                    .contains(tokenFile().toString());

            Files.writeString(tokenFile(), pinned("f".repeat(43)));

            awaiting().until(() -> hub.isConnected(ID));
            assertThat(status(collector).failure()).isNull();
        }
        assertThat(hub.authority().tokens()).containsExactly(SECRET, "f".repeat(43));
    }

    @Test
    void noSecretIsInTheLog(CapturedOutput log) throws Exception {
        hub.authority().refuse("r".repeat(43));
        Path file = file(pinned("r".repeat(43)));
        Files.writeString(
                file,
                Files.readString(file)
                        + "    site: private\n    otlp: {address: 127.0.0.1, http-port: 0, grpc-port: 0, token-file: "
                        + folder.resolve(ID).resolve("otlp-token") + "}\n");
        try (RunningCollector collector = RunningCollector.start(file)) {
            awaiting().until(() -> status(collector).failure() != null);
            Files.writeString(tokenFile(), pinned(SECRET));
            awaiting().until(() -> hub.isConnected(ID));
            try (HttpClient client = HttpClient.newHttpClient()) {
                HttpRequest report = HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + collector.httpPort() + "/v1/metrics"))
                        .header("Authorization", "Bearer a-bearer-of-nobody")
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build();
                assertThat(client.send(report, HttpResponse.BodyHandlers.discarding())
                                .statusCode())
                        .isEqualTo(401);
            }
        }
        Path identity = folder.resolve(ID).resolve("data/trust/identity.pem");

        assertThat(log.getAll())
                .contains("Enrolled at the hub")
                .doesNotContain(SECRET, "r".repeat(43), OperatorFiles.OTLP_TOKEN, "a-bearer-of-nobody")
                .doesNotContain(
                        Files.readString(folder.resolve(ID).resolve("tsig")).strip())
                .doesNotContain(
                        "BEGIN PRIVATE KEY", Files.readAllLines(identity).get(3));
    }

    @Test
    void aCertificateNearItsEndIsRenewedByItself() throws Exception {
        hub.authority().letCertificatesLast(Duration.ofSeconds(9));
        try (RunningCollector collector = RunningCollector.start(file(pinned(SECRET)))) {
            awaiting().until(() -> hub.isConnected(ID));
            String first = String.valueOf(status(collector).endsAt());
            hub.authority().letCertificatesLast(Duration.ofDays(30));

            awaiting().until(() -> hub.authority().renewed() > 0);

            awaiting().until(() -> !first.equals(status(collector).endsAt()));
            assertThat(hub.callers()).contains("dure://site/private/collector/private-1");
            assertThat(hub.authority().tokens()).hasSize(1);
        }
    }
}
