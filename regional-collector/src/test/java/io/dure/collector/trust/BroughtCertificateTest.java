package io.dure.collector.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dure.collector.testing.HubCertificate;
import io.dure.collector.testing.OperatorFiles;
import io.dure.collector.testing.RunningCollector;
import io.dure.collector.testing.TestHub;
import io.dure.protocol.testkit.CompanyAuthority;
import io.dure.protocol.trust.PartName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A whole collector that shows what the company's own authority issued, over TLS. */
@ExtendWith(OutputCaptureExtension.class)
class BroughtCertificateTest {
    private static final String ID = "private-1";
    private static final PartName NAME = new PartName(Optional.of("private"), ID);

    private final CompanyAuthority company = new CompanyAuthority("company");

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

    /** As an operator writes it: no token anywhere. */
    private Path file(Path trusted) throws Exception {
        OperatorFiles files = OperatorFiles.witness(folder, ID, "private", trusted, hub.port(), 0)
                .probe("")
                .evidence("")
                .line("certificate-file: " + folder.resolve("certificate.pem"))
                .line("key-file: " + folder.resolve("key.pem"));
        Path file = files.write();
        Files.write(
                file,
                Files.readAllLines(file).stream()
                        .filter(line -> !line.strip().startsWith("token-file"))
                        .toList());
        return file;
    }

    private Instant bring(Duration begin, Duration end) throws Exception {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        company.issue(NAME, now.plus(begin), now.plus(end)).write(folder);
        return now.plus(end);
    }

    private static TrustEndpoint.Trust status(RunningCollector collector) {
        return collector.part(TrustEndpoint.class).trust();
    }

    private static ConditionFactory awaiting() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }

    @Test
    void itIsShownAndAnotherThatIsPutInItsPlaceIsToldToTheHubWithoutARestart() throws Exception {
        Instant end = bring(Duration.ofDays(-1), Duration.ofDays(5));
        try (RunningCollector collector = RunningCollector.start(file(certificate.pem()))) {
            awaiting().until(() -> hub.isConnected(ID));

            assertThat(hub.callers()).containsOnly(NAME.uri());
            assertThat(hub.authority().tokens()).isEmpty();
            assertThat(status(collector)).satisfies(trust -> {
                assertThat(trust.state()).isEqualTo("brought");
                assertThat(trust.name()).isEqualTo(NAME.uri());
                assertThat(trust.endsAt()).isEqualTo(end.toString());
                assertThat(trust.failure()).isNull();
            });

            Instant later = bring(Duration.ofDays(-1), Duration.ofDays(90));

            awaiting().until(() -> later.toString().equals(status(collector).endsAt()));
            assertThat(hub.isConnected(ID)).isTrue();
            assertThat(hub.callers()).hasSizeGreaterThan(1).containsOnly(NAME.uri());
        }
    }

    @Test
    void oneThatHasEndedIsNotShownAndSaysSoUntilThereIsAnother() throws Exception {
        bring(Duration.ofDays(-2), Duration.ofDays(-1));
        try (RunningCollector collector = RunningCollector.start(file(certificate.pem()))) {
            awaiting().until(() -> status(collector).failure() != null);
            assertThat(status(collector).failure()).contains("has ended at").contains("certificate.pem");
            assertThat(hub.callers()).isEmpty();

            bring(Duration.ofDays(-1), Duration.ofDays(1));

            awaiting().until(() -> hub.isConnected(ID));
            assertThat(status(collector).failure()).isNull();
        }
    }

    @Test
    void aHubThatAnotherAuthorityVouchesForIsShownNothing(CapturedOutput log) throws Exception {
        bring(Duration.ofDays(-1), Duration.ofDays(1));
        Path other = Files.writeString(folder.resolve("other.pem"), new CompanyAuthority("other").pem());
        try (RunningCollector collector = RunningCollector.start(file(other))) {
            awaiting().until(() -> log.getAll().contains("No connection to hub"));

            assertThat(status(collector).state()).isEqualTo("brought");
            assertThat(hub.callers()).isEmpty();
        }
    }
}
