package io.dure.agent.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dure.agent.latency.Entry;
import io.dure.agent.latency.Recorder;
import io.dure.agent.otlp.Resource;
import io.dure.agent.report.Drops;
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
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class LastReportTest {
    @Test
    void theEndOfTheProcessBringsTheRunningWindowHome() throws IOException {
        try (FakeCollector collector = new FakeCollector()) {
            Properties properties = new Properties();
            properties.put("dure.service.name", "portal");
            Resource resource = new Resource(
                    SettingsSource.read(null, properties, Map.of()), ProcessIdentity.current(Instant.EPOCH));
            Drops drops = new Drops();
            Outbox outbox = new Outbox(5, 1 << 20, drops);
            Recorder recorder = new Recorder(10);
            WindowCutter cutter =
                    new WindowCutter(recorder, new ReportWriter(resource, "0.1", 0, recorder, drops, outbox), 3_000);
            Sender sender = new Sender(
                    outbox,
                    new HttpCollector(URI.create(collector.endpoint()), null),
                    drops,
                    new Console(System.err),
                    System::nanoTime);
            Thread sending = Thread.ofPlatform().daemon().start(sender);
            recorder.record("/a", false, Entry.NAME, 1_000_000);

            new LastReport(recorder, cutter, outbox, sending).run();

            await().atMost(Duration.ofMinutes(2)).until(() -> collector.storedTransactions() == 1);
            assertThat(drops.snapshot()).isEmpty();
        }
    }
}
