package io.dure.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmtpTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Notices notices(SmtpSettings smtp) {
        return Notices.start(Samples.settings(Samples.mail(smtp)), folder, "hub-1", Clock.systemUTC(), Samples.QUICK);
    }

    private SmtpSettings open(int port, String... to) {
        return new SmtpSettings(
                "localhost", port, SmtpSettings.Security.NONE, null, null, "dure@egov.test", List.of(to), null);
    }

    private SmtpSettings secure(int port, SmtpSettings.Security security, String password, @Nullable Path trusted)
            throws Exception {
        return new SmtpSettings(
                "localhost",
                port,
                security,
                "dure",
                Files.writeString(folder.resolve("password"), password + "\n"),
                "Dure <dure@egov.test>",
                List.of("ops@egov.test"),
                trusted);
    }

    private static NoticeResult result(Notices notices) {
        return ((TestResult.Done) notices.test("mail")).result();
    }

    private static ChannelView view(Notices notices) {
        return notices.channels().getFirst();
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(condition);
    }

    @Test
    void aNoticeArrivesInKoreanAndSaysThatAMachineWroteIt() throws Exception {
        try (Mailbox mailbox = Mailbox.open();
                Notices notices = notices(open(mailbox.port(), "ops@egov.test", "duty@egov.test"))) {
            notices.tell(Samples.at(
                    "n-1",
                    Samples.AT.plus(
                            Duration.between(Samples.AT, Clock.systemUTC().instant()))));
            await(() -> view(notices).delivered() == 1);

            assertThat(mailbox.mails()).hasSize(1);
            MimeMessage mail = mailbox.mails().getFirst();
            assertThat(mail.getSubject()).isEqualTo("[두레] 장애조치: portal.egov.test 응답에서 제외됨 (사이트 private)");
            assertThat(mail.getMessageID()).isEqualTo("<n-1@egov.test>");
            assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
            assertThat(mail.getContent().toString().replace("\r\n", "\n"))
                    .contains("서비스: portal.egov.test (portal)\n")
                    .contains("사이트: private\n")
                    .contains("KST\n")
                    .contains("보낸 곳: hub-1\n")
                    .contains("콘솔: https://dure.egov.test/services/portal\n");
        }
    }

    @Test
    void aPasswordGoesOverStartTlsOnly() throws Exception {
        Certificate certificate = Certificate.make(folder, "localhost");
        try (Mailbox mailbox = Mailbox.startTls(certificate)) {
            try (Notices notices =
                    notices(secure(mailbox.port(), SmtpSettings.Security.STARTTLS, "right", certificate.pem()))) {
                assertThat(result(notices).detail()).isEqualTo("accepted for 1");
            }
            try (Notices notices = notices(secure(mailbox.port(), SmtpSettings.Security.STARTTLS, "right", null))) {
                assertThat(result(notices).outcome()).isEqualTo(NoticeResult.Outcome.FAILED);
            }
            assertThat(mailbox.mails()).hasSize(1);
        }
        try (Mailbox plain = Mailbox.open();
                Notices notices =
                        notices(secure(plain.port(), SmtpSettings.Security.STARTTLS, "right", certificate.pem()))) {
            assertThat(result(notices).outcome()).isEqualTo(NoticeResult.Outcome.FAILED);
            assertThat(plain.mails()).isEmpty();
        }
        assertThatThrownBy(() -> secure(25, SmtpSettings.Security.NONE, "right", null))
                .hasMessage("smtp.security: a password needs starttls or tls");
    }

    @Test
    void tlsFromTheFirstByteIsSpokenToo() throws Exception {
        Certificate certificate = Certificate.make(folder, "localhost");
        try (Mailbox mailbox = Mailbox.tls(certificate);
                Notices notices =
                        notices(secure(mailbox.port(), SmtpSettings.Security.TLS, "right", certificate.pem()))) {
            assertThat(result(notices).detail()).isEqualTo("accepted for 1");
        }
    }

    @Test
    void aWrongPasswordIsTriedAgainForItMayBeSetRight() throws Exception {
        Certificate certificate = Certificate.make(folder, "localhost");
        try (Mailbox mailbox = Mailbox.startTls(certificate);
                Notices notices =
                        notices(secure(mailbox.port(), SmtpSettings.Security.STARTTLS, "wrong", certificate.pem()))) {
            notices.tell(Samples.failover("n-1"));
            await(() -> view(notices).retried() >= 2);

            assertThat(view(notices).waiting()).isEqualTo(1);
            assertThat(view(notices).results().getFirst().detail()).doesNotContain("wrong\n");
        }
    }

    @Test
    void aServerThatIsBusyIsAskedAgain() {
        try (Mailbox mailbox = Mailbox.open();
                Notices notices = notices(open(mailbox.port(), "ops@egov.test"))) {
            mailbox.refuse(451);
            notices.tell(Samples.failover("n-1"));
            await(() -> view(notices).delivered() == 1);

            assertThat(view(notices).retried()).isEqualTo(1);
        }
    }

    @Test
    void whatIsRefusedForGoodIsGivenUpAndCounted() {
        try (Mailbox mailbox = Mailbox.open();
                Notices notices = notices(open(mailbox.port(), "nobody@egov.test"))) {
            notices.tell(Samples.failover("n-1"));
            await(() -> view(notices).dropped().getOrDefault("rejected", 0L) == 1);

            assertThat(view(notices).waiting()).isZero();
        }
    }

    @Test
    void oneUnknownRecipientDoesNotKeepItFromTheOthers() {
        try (Mailbox mailbox = Mailbox.open();
                Notices notices = notices(open(mailbox.port(), "nobody@egov.test", "ops@egov.test"))) {
            notices.tell(Samples.failover("n-1"));
            await(() -> view(notices).delivered() == 1);

            assertThat(mailbox.mails()).hasSize(1);
            assertThat(view(notices).results().getFirst().detail())
                    .startsWith("accepted for 1, refused for the others");
        }
    }

    @Test
    void aServerThatIsAwayIsAnAnswer() {
        int port;
        try (Mailbox mailbox = Mailbox.open()) {
            port = mailbox.port();
        }
        try (Notices notices = notices(open(port, "ops@egov.test"))) {
            assertThat(result(notices).outcome()).isEqualTo(NoticeResult.Outcome.FAILED);
        }
    }

    @Test
    void theUsualPortIsThatOfTheProtection() {
        assertThat(open(0, "ops@egov.test").port()).isEqualTo(25);
        assertThatThrownBy(() -> notices(open(25, "no address"))).hasMessageContaining("smtp.to: not a mail address");
    }
}
