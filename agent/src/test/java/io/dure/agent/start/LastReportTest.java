package io.dure.agent.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dure.agent.gauge.Gauges;
import io.dure.agent.latency.Entry;
import io.dure.agent.latency.Recorder;
import io.dure.agent.otlp.Resource;
import io.dure.agent.report.Books;
import io.dure.agent.report.Collectors;
import io.dure.agent.report.HttpCollector;
import io.dure.agent.report.Outbox;
import io.dure.agent.report.ReportWriter;
import io.dure.agent.report.Sender;
import io.dure.agent.server.FakeCollector;
import io.dure.agent.settings.ProcessIdentity;
import io.dure.agent.settings.SettingsSource;
import io.dure.agent.window.WindowCutter;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LastReportTest {
    @Test
    void theEndOfTheProcessBringsTheRunningWindowHome() throws IOException {
        try (FakeCollector collector = new FakeCollector()) {
            Properties properties = new Properties();
            properties.put("dure.service.name", "portal");
            Resource resource = new Resource(
                    SettingsSource.read(null, properties, Map.of()), ProcessIdentity.current(Instant.EPOCH));
            Books books = new Books();
            Outbox outbox = new Outbox(5, 1 << 20, books);
            Recorder recorder = new Recorder(10, 500_000_000L);
            WindowCutter cutter = new WindowCutter(
                    recorder,
                    new ReportWriter(
                            new ReportWriter.Reporter(resource, "0.1", 0),
                            recorder,
                            books,
                            outbox,
                            new ReportWriter.Beside(
                                    new Gauges(() -> true, List.of(), new Console(System.err)),
                                    null,
                                    OptionalLong::empty)),
                    3_000);
            Console console = new Console(System.err);
            AtomicInteger written = new AtomicInteger();
            Sender sender = new Sender(
                    outbox,
                    new Collectors(
                            List.of(new HttpCollector(URI.create(collector.endpoint()), null)), console, () -> 0),
                    () -> {},
                    console);
            Thread sending = Thread.ofPlatform().daemon().start(sender);
            recorder.record("/a", false, Entry.NAME, 1_000_000);

            new LastReport(recorder, cutter, outbox, sending, written::incrementAndGet).run();

            await().atMost(Duration.ofMinutes(2)).until(() -> collector.storedTransactions() == 1);
            assertThat(collector.windows()).singleElement().satisfies(window -> {
                assertThat(window.number("dure.agent.last")).hasValue(1);
                assertThat(window.number("dure.agent.created")).hasValue(1);
            });
            assertThat(books.page().last()).isTrue();
            assertThat(books.page().dropped()).isEmpty();
            assertThat(written).hasValue(1);
        }
    }
}
