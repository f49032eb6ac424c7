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
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two collectors of a site, both real HTTP servers. */
class CollectorsTest {
    private final Books books = new Books();
    private final Outbox outbox = new Outbox(60, 1 << 20, books);
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

    private FakeCollector first;
    private FakeCollector second;
    private Collectors collectors;
    private Sender sender;
    private long nanos;
    private long start;
    private long counted;

    @BeforeEach
    void startCollectors() throws IOException {
        first = new FakeCollector();
        second = new FakeCollector();
        collectors = new Collectors(
                List.of(
                        new HttpCollector(URI.create(first.endpoint()), null),
                        new HttpCollector(URI.create(second.endpoint()), null)),
                console,
                () -> nanos);
        sender = new Sender(outbox, collectors, () -> {}, console);
    }

    @AfterEach
    void stopCollectors() {
        first.close();
        second.close();
    }

    @Test
    void collectorThatDiesLosesNothing() {
        for (int i = 1; i <= 10; i++) {
            window(i);
            if (i == 4) {
                first.close();
            }
            sender.round();
        }

        assertNothingIsLost();
        assertThat(first.windows()).hasSize(3);
        assertThat(second.windows()).hasSize(7);
        assertThat(collectors.current()).isEqualTo(URI.create(second.endpoint()));
    }

    @Test
    void windowStoredWithoutAnAnswerGoesToTheOtherUnderTheSameKey() {
        window(3);
        first.swallowAnswers(true);
        sender.round();
        window(4);
        sender.round();

        assertNothingIsLost();
        assertThat(first.windows()).hasSize(1);
        assertThat(second.windows()).hasSize(2);
        assertThat(second.windows().getFirst().request())
                .isEqualTo(first.windows().getFirst().request());
    }

    @Test
    void previewGoesToTheOtherAtOnceToo() {
        first.close();
        writer.live(recorder.drain(), 0, 2_000);

        sender.round();

        assertThat(second.received()).hasSize(1);
    }

    @Test
    void itStaysWithTheOneThatWorks() {
        first.answerNext(503, 0);
        window(1);
        sender.round();
        window(2);
        sender.round();

        assertThat(first.received()).hasSize(1);
        assertThat(second.received()).hasSize(2);
        assertNothingIsLost();
    }

    @Test
    void pauseIsKeptForTheOneThatAskedForIt() {
        first.answerNext(429, 30);
        second.answerNext(503, 10);
        window(1);
        sender.round();
        assertThat(outbox.waiting()).isEqualTo(1);

        nanos += TimeUnit.SECONDS.toNanos(9);
        sender.round();
        assertThat(first.received()).hasSize(1);
        assertThat(second.received()).hasSize(1);

        nanos += TimeUnit.SECONDS.toNanos(1);
        sender.round();
        assertThat(first.received()).hasSize(1);
        assertThat(second.received()).hasSize(2);

        second.close();
        window(2);
        sender.round();
        assertThat(first.received()).hasSize(1);

        nanos += TimeUnit.SECONDS.toNanos(20);
        sender.round();
        assertThat(first.received()).hasSize(2);
        assertNothingIsLost();
    }

    @Test
    void eachChangeIsSaidOnce() {
        window(1);
        sender.round();
        first.close();
        for (int i = 0; i < 3; i++) {
            window(1);
            sender.round();
        }

        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains(first.endpoint()).contains("does not take reports"),
                        line -> assertThat(line).contains(second.endpoint()).endsWith("takes reports"));
    }

    private void assertNothingIsLost() {
        assertThat(FakeCollector.stored(List.of(first, second))).isEqualTo(Map.of("/a ok name", counted));
        assertThat(outbox.waiting()).isZero();
        assertThat(books.page().dropped()).isEmpty();
        assertThat(books.page().accepted()).isEqualTo(counted);
    }

    private void window(int transactions) {
        for (int i = 0; i < transactions; i++) {
            recorder.record("/a", false, Entry.NAME, 1_000_000);
        }
        counted += transactions;
        writer.window(recorder.drain(), start, start + 10_000, false);
        start += 10_000;
    }

    private static Resource resource() {
        Properties properties = new Properties();
        properties.put("dure.service.name", "portal");
        return new Resource(SettingsSource.read(null, properties, Map.of()), ProcessIdentity.current(Instant.EPOCH));
    }
}
