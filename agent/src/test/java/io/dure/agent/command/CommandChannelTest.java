package io.dure.agent.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dure.agent.otlp.Resource;
import io.dure.agent.server.FakeCollector;
import io.dure.agent.settings.ProcessIdentity;
import io.dure.agent.settings.SettingsSource;
import io.dure.agent.window.AgentClock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CommandChannelTest {
    private final ClockOffset offset = new ClockOffset();

    @Test
    void firstQuestionMeasuresTheClockAndTheNextWaits() throws IOException, InterruptedException {
        try (FakeCollector collector = new FakeCollector()) {
            collector.clockAhead(3_600_000);
            Thread channel = open(URI.create(collector.endpoint()));

            await().atMost(Duration.ofMinutes(2))
                    .until(() -> collector.commandQuestions().size() >= 2);
            channel.interrupt();
            channel.join();

            assertThat(collector.commandQuestions().get(0))
                    .startsWith("wait=0 {")
                    .contains("\"service\":\"portal\"")
                    .contains("\"instance\":\"a\"")
                    .contains("\"startedAt\":\"1970-01-01T00:00:00Z\"")
                    .contains("\"agentTimeMs\":");
            assertThat(collector.commandQuestions().get(1)).startsWith("null {");
            assertThat(offset.millis().orElseThrow()).isBetween(3_598_000L, 3_602_000L);
        }
    }

    @Test
    void collectorWithoutCommandsIsNoFault() throws InterruptedException {
        Thread channel = open(URI.create("http://127.0.0.1:1"));

        channel.interrupt();
        channel.join();

        assertThat(offset.millis()).isEmpty();
    }

    @Test
    void noFailureOfTheVirtualMachineEndsTheAsking() throws IOException, InterruptedException {
        try (FakeCollector collector = new FakeCollector()) {
            AtomicInteger asked = new AtomicInteger();
            Thread channel = open(() -> {
                if (asked.incrementAndGet() == 1) {
                    throw new InternalError("test");
                }
                return URI.create(collector.endpoint());
            });

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !collector.commandQuestions().isEmpty());
            channel.interrupt();
            channel.join();
        }
    }

    private Thread open(URI collector) {
        return open(() -> collector);
    }

    private Thread open(Supplier<URI> collector) {
        Properties properties = new Properties();
        properties.putAll(Map.of("dure.service.name", "portal", "dure.instance.id", "a"));
        Resource resource =
                new Resource(SettingsSource.read(null, properties, Map.of()), ProcessIdentity.current(Instant.EPOCH));
        return Thread.ofPlatform()
                .daemon()
                .start(new CommandChannel(
                        resource,
                        Instant.EPOCH,
                        collector,
                        null,
                        new AgentClock(System::currentTimeMillis, System::nanoTime),
                        offset));
    }
}
