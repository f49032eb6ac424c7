package io.dure.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.federation.v1.CollectorMessage;
import io.dure.federation.v1.HubMessage;
import io.dure.hub.federation.HandDrivenCollector;
import io.dure.hub.federation.HandDrivenCollector.Identity;
import io.dure.hub.overview.Overviews;
import io.dure.hub.steering.Alarm;
import io.dure.hub.trust.Credential;
import io.dure.hub.trust.Registrar;
import io.dure.protocol.testkit.CompanyAuthority;
import io.dure.protocol.trust.PartName;
import io.grpc.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;

/** The whole hub, and certificates on the wire that the company's own authority issued to its collectors. */
class BroughtCertificatesTest {
    private static final PartName PRIVATE = new PartName(Optional.of("private"), "private-1");
    private static final PartName PUBLIC = new PartName(Optional.of("public"), "public-1");
    private static final CompanyAuthority COMPANY = new CompanyAuthority("company");

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
        Path authority = Files.writeString(folder.resolve("company.pem"), COMPANY.pem());
        SpringApplication application = new SpringApplication(HubApplication.class);
        application.addInitializers(context -> context.getBeanFactory()
                .registerSingleton("withoutOtherTests", new FederationTest.WithoutOtherTests()));
        hub = application.run(files.arguments().getFirst(), "--dure.hub.trust.company-ca-file=" + authority);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    private static Identity identity(CompanyAuthority authority, PartName name, Duration begin, Duration end) {
        Instant now = Instant.now();
        CompanyAuthority.Brought brought = authority.issue(name, now.plus(begin), now.plus(end));
        return new Identity(brought.key(), List.of(brought.certificate()));
    }

    private static HandDrivenCollector connect(Identity identity) throws Exception {
        return HandDrivenCollector.connect(
                hub.getBean(GrpcServerLifecycle.class).getPort(), files.certificate(), identity);
    }

    /** How the hub ends a stream that is opened with it. */
    private static Status refusal(Identity identity) throws Exception {
        try (HandDrivenCollector collector = connect(identity)) {
            return collector.awaitEnd();
        }
    }

    private static List<Alarm> alarms() {
        return hub.getBean(Overviews.class).overview().alarms().stream()
                .filter(alarm -> alarm.code().equals("part-certificate-ends"))
                .toList();
    }

    @Test
    void oneOfTheCompanyIsLetInListedAndSaidToEndAndRevoked() throws Exception {
        Identity mine = identity(COMPANY, PRIVATE, Duration.ofDays(-350), Duration.ofDays(12));
        try (HandDrivenCollector collector = connect(mine)) {
            collector.send(CollectorMessage.newBuilder()
                    .setHello(HandDrivenCollector.hello("private-1", "private", "private")));
            collector.await(HubMessage::hasWelcome);

            assertThat(alarms()).singleElement().satisfies(alarm -> {
                assertThat(alarm.subject()).isEqualTo("private-1");
                assertThat(alarm.severity()).isEqualTo(Alarm.Severity.WARNING);
            });
            Credential known = known("private-1").getFirst();
            assertThat(known.origin()).isEqualTo("brought");
            assertThat(known.expiresAt())
                    .isEqualTo(mine.chain().getFirst().getNotAfter().toInstant());

            hub.getBean(Registrar.class).revoke(known.id(), "ada", "127.0.0.1");

            assertThat(collector.awaitEnd().getDescription()).startsWith("certificate-revoked:");
        }
        assertThat(refusal(mine).getDescription()).startsWith("certificate-revoked:");
        assertThat(alarms()).isEmpty();
    }

    @Test
    void oneOfAnotherAuthorityDoesNotEvenGetThroughTheHandshake() throws Exception {
        Status status =
                refusal(identity(new CompanyAuthority("company"), PUBLIC, Duration.ofDays(-1), Duration.ofDays(1)));

        assertThat(status.getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(known("public-1")).isEmpty();
    }

    @Test
    void oneThatHasEndedOrNotBegunDoesNotEither() throws Exception {
        assertThat(refusal(identity(COMPANY, PUBLIC, Duration.ofDays(-2), Duration.ofDays(-1)))
                        .getCode())
                .isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(refusal(identity(COMPANY, PUBLIC, Duration.ofDays(1), Duration.ofDays(2)))
                        .getCode())
                .isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(known("public-1")).isEmpty();
    }

    @Test
    void aNameThatTheHubsFileDoesNotHaveIsRefused() throws Exception {
        PartName stranger = new PartName(Optional.of("private"), "stranger-1");

        Status status = refusal(identity(COMPANY, stranger, Duration.ofDays(-1), Duration.ofDays(1)));

        assertThat(status.getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
        assertThat(status.getDescription()).startsWith("not-configured:");
        assertThat(known("stranger-1")).isEmpty();
    }

    private static List<Credential> known(String name) {
        return hub.getBean(Registrar.class).credentials().stream()
                .filter(credential -> credential.name().equals(name))
                .toList();
    }
}
