package io.dure.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChannelTest {
    private static final WebhookSettings NOWHERE =
            new WebhookSettings(URI.create("https://chat.egov.test/"), Path.of("secret"), null);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch released = new CountDownLatch(1);

    /** Waits at the first notice until it is released. */
    private final class Slow implements Sender {
        @Override
        public Delivery send(Notice notice) {
            begun.countDown();
            try {
                if (!released.await(1, TimeUnit.MINUTES)) {
                    throw new IllegalStateException("never released");
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return new Delivery.Failed("stopped");
            }
            sent.add(notice.id());
            return new Delivery.Delivered("");
        }

        @Override
        public String target() {
            return "test";
        }
    }

    private Channel channel(Set<NoticeEvent> events, int capacity) {
        return Channel.start(
                new ChannelSettings("chat", Language.EN, ZoneId.of("UTC"), events, Duration.ofHours(1), NOWHERE, null),
                new Slow(),
                notice -> NoticeText.of(notice, Language.EN, ZoneId.of("UTC"), Optional.empty()),
                new Channel.Parts(new FolderOutbox(folder), Samples.QUICK, Clock.systemUTC(), capacity));
    }

    @Test
    void theOldestOfTooManyIsGivenUpAndCounted() throws Exception {
        try (Channel channel = channel(Set.of(), 3)) {
            for (int i = 0; i < 6; i++) {
                channel.tell(Samples.failover("n-" + i));
            }
            assertThat(channel.view().dropped()).containsEntry("queue-full", 3L);
            released.countDown();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> channel.view().waiting() == 0);
        }
        assertThat(sent).endsWith("n-3", "n-4", "n-5");
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void onlyWhatTheChannelNamesIsTold() {
        released.countDown();
        try (Channel channel = channel(Set.of(NoticeEvent.DRIFT), 3)) {
            channel.tell(Samples.failover("n-1"));

            assertThat(channel.view().waiting()).isZero();
            assertThat(channel.view().events()).containsExactly(NoticeEvent.DRIFT);
        }
    }

    @Test
    void oneTestRunsAtATime() throws Exception {
        try (Channel channel = channel(Set.of(), 3)) {
            Notice test = Notice.test("t-1", "hub-1", Instant.now());
            Thread first = Thread.ofVirtual()
                    .start(() -> assertThat(channel.test(test)).isPresent());
            assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();

            assertThat(channel.test(test)).isEmpty();

            released.countDown();
            first.join();
            assertThat(channel.test(test)).isPresent();
        }
    }

    @Test
    void aDamagedFileKeepsNothingElseBack() throws Exception {
        released.countDown();
        Files.writeString(folder.resolve("broken.json"), "{");
        assertThat(new FolderOutbox(folder).keep(Samples.failover("n-1"))).isTrue();

        try (Channel channel = channel(Set.of(), 3)) {
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> channel.view().delivered() == 1);
        }
        assertThat(sent).containsExactly("n-1");
    }

    @Test
    void pausesDoubleUpToTheLongest() {
        Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), RandomGenerator.getDefault());

        assertThat(backoff.after(1)).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(backoff.after(4)).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(8));
        assertThat(backoff.after(1_000_000)).isBetween(Duration.ofSeconds(150), Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @EnumSource(NoticeEvent.class)
    void everyEventHasWordsInBothLanguages(NoticeEvent event) {
        for (Notice.State state : List.of(Notice.State.BEGUN, Notice.State.OVER)) {
            Notice notice = new Notice(
                    "n-1",
                    event,
                    state,
                    "x",
                    Samples.AT,
                    "hub-1",
                    "fail-open",
                    null,
                    null,
                    "private",
                    "aws\r\nBcc: x",
                    "");
            String korean = NoticeText.of(notice, Language.KO, ZoneId.of("Asia/Seoul"), Optional.empty())
                    .title();
            String english = NoticeText.of(notice, Language.EN, ZoneId.of("UTC"), Optional.empty())
                    .title();

            assertThat(korean).startsWith("[두레] ").matches(".*[가-힣]{2}.*").doesNotContain("null", "\n");
            assertThat(english).startsWith("[Dure] ").doesNotContain("null", "\n");
        }
    }
}
