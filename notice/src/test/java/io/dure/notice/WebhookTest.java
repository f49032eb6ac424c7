package io.dure.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class WebhookTest {
    private static final String OLD = "0123456789abcdef01234567";
    private static final String NEW = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Receiver receiver;

    @BeforeEach
    void start() throws Exception {
        receiver = Receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.close();
    }

    private WebhookSettings settings(URI url, String... secrets) throws Exception {
        Path file = Files.write(folder.resolve("secret"), java.util.List.of(secrets));
        return new WebhookSettings(url, file, null);
    }

    private Notices notices(WebhookSettings webhook) {
        return Notices.start(
                Samples.settings(Samples.webhook(webhook)), folder, "hub-1", Clock.systemUTC(), Samples.QUICK);
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(condition);
    }

    private static String mac(byte[] key, Receiver.Post post) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String signed = post.header("webhook-id") + "." + post.header("webhook-timestamp") + "." + post.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aNoticeIsPostedWithItsTimeAndASignatureOfEverySecret() throws Exception {
        Instant before = Instant.now();
        try (Notices notices = notices(settings(receiver.url("127.0.0.1"), NEW, OLD))) {
            notices.tell(Samples.failover("n-1"));
            await(() -> notices.channels().getFirst().delivered() == 1);
        }

        Receiver.Post post = receiver.posts().getFirst();
        assertThat(post.header("webhook-id")).isEqualTo("n-1");
        assertThat(post.header("webhook-signature"))
                .isEqualTo(mac(new byte[32], post) + " " + mac(OLD.getBytes(StandardCharsets.UTF_8), post));
        assertThat(Long.parseLong(post.header("webhook-timestamp")))
                .isBetween(before.getEpochSecond(), Instant.now().getEpochSecond());
        JsonNode body = JsonMapper.shared().readTree(post.body());
        assertThat(body.path("type").asString()).isEqualTo("dure.failover.begun");
        assertThat(body.path("text").asString())
                .startsWith("[Dure] Failover: portal.egov.test is not answered with private\n");
        assertThat(body.path("data").path("link").asString()).isEqualTo("https://dure.egov.test/services/portal");
    }

    @Test
    void whatFailsIsTriedAgainUntilItIsTaken() throws Exception {
        receiver.answer(500, 429, 302, 404);
        try (Notices notices = notices(settings(receiver.url("127.0.0.1"), OLD))) {
            notices.tell(Samples.failover("n-1"));
            await(() -> notices.channels().getFirst().delivered() == 1);

            ChannelView view = notices.channels().getFirst();
            assertThat(view.retried()).isEqualTo(4);
            assertThat(view.waiting()).isZero();
            assertThat(view.results()).singleElement().satisfies(result -> {
                assertThat(result.outcome()).isEqualTo(NoticeResult.Outcome.DELIVERED);
                assertThat(result.attempts()).isEqualTo(5);
            });
        }
        assertThat(receiver.posts())
                .extracting(post -> post.header("webhook-id"))
                .containsOnly("n-1");
    }

    @Test
    void aReceiverThatIsGoneIsNotAskedAgain() throws Exception {
        receiver.answer(410);
        try (Notices notices = notices(settings(receiver.url("127.0.0.1"), OLD))) {
            notices.tell(Samples.failover("n-1"));
            await(() -> notices.channels().getFirst().dropped().containsKey("rejected"));
        }
        assertThat(receiver.posts()).hasSize(1);
    }

    @Test
    void whatWaitsIsDeliveredAfterARestart() throws Exception {
        WebhookSettings settings = settings(receiver.url("127.0.0.1"), OLD);
        receiver.close();
        try (Notices notices = notices(settings)) {
            notices.tell(Samples.failover("n-1"));
            notices.tell(Samples.failover("n-2"));
            await(() -> notices.channels().getFirst().retried() > 0);
        }
        receiver = Receiver.start();

        try (Notices notices = notices(settings(receiver.url("127.0.0.1"), OLD))) {
            await(() -> notices.channels().getFirst().delivered() == 2);
        }
        try (Notices notices = notices(settings(receiver.url("127.0.0.1"), OLD))) {
            assertThat(notices.channels().getFirst().waiting()).isZero();
        }
        assertThat(receiver.posts())
                .extracting(post -> post.header("webhook-id"))
                .containsExactly("n-1", "n-2");
    }

    @Test
    void aNoticeThatIsTooOldIsGivenUpAndCounted() throws Exception {
        receiver.answer(500);
        try (Notices notices = notices(settings(receiver.url("127.0.0.1"), OLD))) {
            notices.tell(Samples.at("n-1", Instant.now().minus(Duration.ofHours(2))));
            await(() -> notices.channels().getFirst().dropped().getOrDefault("expired", 0L) == 1);

            assertThat(notices.channels().getFirst().results().getFirst().outcome())
                    .isEqualTo(NoticeResult.Outcome.DROPPED);
        }
    }

    @Test
    void aTestIsOneAttemptAndItsFailureAnAnswer() throws Exception {
        receiver.answer(503);
        try (Notices notices = notices(settings(receiver.url("127.0.0.1"), OLD))) {
            assertThat(notices.test("chat")).isInstanceOfSatisfying(TestResult.Done.class, done -> {
                assertThat(done.result().outcome()).isEqualTo(NoticeResult.Outcome.FAILED);
                assertThat(done.result().detail()).isEqualTo("HTTP 503");
            });
            assertThat(notices.test("chat"))
                    .isInstanceOfSatisfying(
                            TestResult.Done.class,
                            done -> assertThat(done.result().outcome()).isEqualTo(NoticeResult.Outcome.DELIVERED));
            assertThat(notices.test("pager")).isInstanceOf(TestResult.NoSuchChannel.class);
        }
        assertThat(receiver.posts()).hasSize(2);
    }

    @Test
    void onlyWhoHoldsATrustedCertificateIsTold() throws Exception {
        Certificate certificate = Certificate.make(folder, "localhost");
        try (Receiver secure = Receiver.start(certificate.server())) {
            Path secret = Files.writeString(folder.resolve("secret"), OLD);
            try (Notices trusting = notices(new WebhookSettings(secure.url("localhost"), secret, certificate.pem()))) {
                assertThat(outcome(trusting.test("chat"))).isEqualTo(NoticeResult.Outcome.DELIVERED);
            }
            try (Notices wary = notices(new WebhookSettings(secure.url("localhost"), secret, null));
                    Notices other = notices(new WebhookSettings(secure.url("127.0.0.1"), secret, certificate.pem()))) {
                assertThat(outcome(wary.test("chat"))).isEqualTo(NoticeResult.Outcome.FAILED);
                assertThat(outcome(other.test("chat"))).isEqualTo(NoticeResult.Outcome.FAILED);
            }
            assertThat(secure.posts()).hasSize(1);
        }
    }

    private static NoticeResult.Outcome outcome(TestResult result) {
        return ((TestResult.Done) result).result().outcome();
    }

    @Test
    void whatIsShownOfATargetIsNoSecret() throws Exception {
        try (Notices notices = notices(settings(receiver.url("127.0.0.1"), OLD))) {
            assertThat(notices.channels().getFirst().target())
                    .startsWith("http://127.0.0.1:")
                    .doesNotContain("hook", "hidden");
        }
    }

    @Test
    void settingsThatCannotWorkAreNamed() throws Exception {
        URI url = receiver.url("127.0.0.1");
        assertThatThrownBy(() -> notices(settings(url, "short")))
                .hasMessage("notices.channels.chat.webhook.secret-file: a secret must have at least 24 bytes");
        assertThatThrownBy(() -> notices(new WebhookSettings(url, folder.resolve("absent"), null)))
                .hasMessageContaining("webhook.secret-file: cannot read");
        assertThatThrownBy(() -> settings(URI.create("ftp://x/"), OLD)).hasMessageContaining("webhook.url");
        assertThatThrownBy(() -> settings(URI.create("https://kim:pw@x/"), OLD)).hasMessageContaining("webhook.url");
    }
}
