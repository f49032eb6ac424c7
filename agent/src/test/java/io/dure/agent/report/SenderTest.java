package io.dure.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.agent.gauge.Gauges;
import io.dure.agent.latency.Entry;
import io.dure.agent.latency.Recorder;
import io.dure.agent.otlp.Resource;
import io.dure.agent.server.FakeCollector;
import io.dure.agent.settings.ProcessIdentity;
import io.dure.agent.settings.SettingsSource;
import io.dure.agent.start.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SenderTest {
    @TempDir
    Path folder;

    private final Books books = new Books();
    private final Outbox outbox = new Outbox(5, 1 << 20, books);
    private final Recorder recorder = new Recorder(10, 500_000_000L);
    private final ReportWriter writer = new ReportWriter(
            new ReportWriter.Reporter(resource(), "0.1", 0),
            recorder,
            books,
            outbox,
            new ReportWriter.Beside(
                    new Gauges(() -> true, List.of(), new Console(System.err)), null, OptionalLong::empty));
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Console console = new Console(new PrintStream(said, true, StandardCharsets.UTF_8));

    private FakeCollector collector;
    private Sender sender;
    private long nanos;
    private long start;

    @BeforeEach
    void startCollector() throws IOException {
        collector = new FakeCollector();
        Path token = Files.writeString(folder.resolve("token"), "secret\n");
        sender = sender(new HttpCollector(URI.create(collector.endpoint() + "/"), token));
    }

    @AfterEach
    void stopCollector() {
        collector.close();
    }

    @Test
    void aReportIsCompressedAndCarriesTheToken() {
        window(3);

        sender.round();

        assertThat(collector.received()).singleElement().satisfies(report -> {
            assertThat(report.token()).isEqualTo("Bearer secret");
            assertThat(report.encoding()).isEqualTo("gzip");
            assertThat(report.uptimePoints()).isEqualTo(1);
        });
        assertThat(collector.storedTransactions()).isEqualTo(3);
        assertThat(outbox.waiting()).isZero();
    }

    @Test
    void aWindowIsSentUntilItIsAnsweredAndThenNotAgain() {
        collector.answerAlways(503);
        window(3);
        window(4);
        sender.round();
        sender.round();
        assertThat(outbox.waiting()).isEqualTo(2);
        assertThat(collector.received()).hasSize(2);

        collector.answerAlways(200);
        sender.round();
        sender.round();

        assertThat(collector.storedTransactions()).isEqualTo(7);
        assertThat(collector.received()).hasSize(4);
        assertThat(books.page().dropped()).isEmpty();
    }

    @Test
    void aPreviewIsNeverSentTwice() {
        collector.answerAlways(503);
        writer.live(recorder.drain(), 0, 2_000);
        sender.round();
        sender.round();

        assertThat(collector.received()).hasSize(1);
    }

    @Test
    void aWindowRefusedForGoodIsDroppedAndCountedByReason() {
        collector.answerNext(400, 0);
        collector.answerNext(413, 0);
        window(3);
        window(4);
        window(5);

        sender.round();

        assertThat(books.page().dropped()).isEqualTo(Map.of("rejected-400", 3L, "rejected-413", 4L));
        assertThat(collector.storedTransactions()).isEqualTo(5);
        assertThat(outbox.waiting()).isZero();
    }

    @Test
    void aWrongTokenIsNoReasonToDrop() {
        collector.answerNext(401, 0);
        window(3);
        sender.round();
        sender.round();

        assertThat(collector.storedTransactions()).isEqualTo(3);
        assertThat(books.page().dropped()).isEmpty();
    }

    @Test
    void theOldestWindowsGoWhenTooManyWaitAndAreCounted() {
        collector.answerAlways(503);
        for (int i = 1; i <= 8; i++) {
            window(i);
            sender.round();
        }
        assertThat(books.page().dropped()).isEqualTo(Map.of(Books.QUEUE_FULL, 1L + 2 + 3));

        collector.answerAlways(200);
        sender.round();

        assertThat(collector.storedTransactions()).isEqualTo(4 + 5 + 6 + 7 + 8);
    }

    @Test
    void theWindowBeingSentIsNotTheOneThatGoes() {
        for (int i = 1; i <= 5; i++) {
            window(i);
        }
        Report first = Objects.requireNonNull(outbox.beginOldest());
        window(6);
        assertThat(books.page().dropped()).isEqualTo(Map.of(Books.QUEUE_FULL, 2L));
        outbox.accepted(first);

        sender.round();

        assertThat(collector.storedTransactions()).isEqualTo(3 + 4 + 5 + 6);
    }

    @Test
    void theDropsAreReportedWithTheNextWindow() {
        collector.answerNext(400, 0);
        window(42);
        window(3);
        sender.round();
        window(0);
        sender.round();

        assertThat(collector.received().getLast().dropped()).isEqualTo(Map.of("rejected-400", 42L));
    }

    @Test
    void retryAfterIsHonoured() {
        collector.answerNext(429, 30);
        window(3);
        sender.round();
        nanos += TimeUnit.SECONDS.toNanos(29);
        writer.live(recorder.drain(), 0, 2_000);
        sender.round();
        assertThat(collector.received()).hasSize(1);

        nanos += TimeUnit.SECONDS.toNanos(1);
        sender.round();

        assertThat(collector.storedTransactions()).isEqualTo(3);
    }

    @Test
    void atTheEndNothingIsHeldBack() {
        collector.answerNext(503, 30);
        window(3);
        sender.round();
        outbox.close();

        sender.round();

        assertThat(collector.storedTransactions()).isEqualTo(3);
    }

    @Test
    void aCollectorThatDoesNotListenLosesNothingAndIsSaidOnce() {
        Sender nowhere = sender(unreachable());
        window(3);
        nowhere.round();
        nowhere.round();

        assertThat(outbox.waiting()).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .contains("does not take reports");
    }

    @Test
    void aCollectorThatNeverAnswersIsGivenUpByTheDeadline() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HttpCollector unanswered = new HttpCollector(URI.create("http://127.0.0.1:" + silent.getLocalPort()), null);

            assertThat(unanswered.post(new byte[10]).kind()).isEqualTo(Answer.Kind.UNREACHABLE);
        }
    }

    @Test
    void theWindowThatMayBeStoredIsNotTheOneThatGoes() {
        Sender nowhere = sender(unreachable());
        window(1);
        nowhere.round();
        collector.answerNext(503, 0);
        sender.round();
        for (int i = 2; i <= 7; i++) {
            window(i);
        }
        assertThat(books.page().dropped()).isEqualTo(Map.of(Books.QUEUE_FULL, 2L + 3));

        sender.round();

        assertThat(collector.storedTransactions()).isEqualTo(1 + 4 + 5 + 6 + 7);
    }

    @Test
    void everyWindowCarriesBooksThatAddUp() {
        collector.answerNext(503, 0);
        collector.answerNext(503, 0);
        collector.answerNext(503, 0);
        for (int i = 1; i <= 6; i++) {
            window(i);
            sender.round();
        }
        books.failed();
        window(7);
        sender.round();

        Map<Long, Long> counted = new TreeMap<>();
        long dropped = 0;
        for (FakeCollector.Received report : collector.windows()) {
            if (report.answered() == 200) {
                counted.put(report.number("dure.agent.created").orElseThrow(), report.transactions());
                dropped = report.dropped().values().stream().mapToLong(n -> n).sum();
            }
        }
        long created =
                collector.received().getLast().number("dure.agent.created").orElseThrow();
        assertThat(created).isEqualTo(1 + 2 + 3 + 4 + 5 + 6 + 7 + 1);
        assertThat(counted.values().stream().mapToLong(n -> n).sum() + dropped).isEqualTo(created);
        assertThat(collector.received().getLast().dropped()).containsEntry(Books.AGENT_ERROR, 1L);
        Books.Page page = books.page();
        assertThat(page.created()).isEqualTo(page.accepted() + page.waiting() + 1);
    }

    private static HttpCollector unreachable() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new HttpCollector(URI.create("http://127.0.0.1:" + free.getLocalPort()), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Sender sender(Collector target) {
        return new Sender(outbox, new Collectors(List.of(target), console, () -> nanos), () -> {}, console);
    }

    private void window(int transactions) {
        for (int i = 0; i < transactions; i++) {
            recorder.record("/a", false, Entry.NAME, 1_000_000);
        }
        writer.window(recorder.drain(), start, start + 10_000, false);
        start += 10_000;
    }

    private static Resource resource() {
        Properties properties = new Properties();
        properties.put("dure.service.name", "portal");
        return new Resource(SettingsSource.read(null, properties, Map.of()), ProcessIdentity.current(Instant.EPOCH));
    }
}
