package io.dure.hub.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveClientsTest {
    private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.US_ASCII);

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final LiveClients clients = new LiveClients(meters, Clock.systemUTC());

    @Test
    void slowClientIsDroppedAndCountedWhileOthersGoOn() throws IOException, InterruptedException {
        LiveClient slow = clients.connect().orElseThrow();

        for (int i = 0; i <= LiveClient.BACKLOG; i++) {
            clients.publish("overview", "overview", EMPTY);
        }

        assertThat(clients.size()).isZero();
        assertThat(meters.counter("dure.live.dropped").count()).isEqualTo(1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        slow.run(out, () -> true);
        assertThat(out.size()).isZero();
    }

    @Test
    void newClientBeginsWithTheLatestOfEverythingInOrder() throws IOException, InterruptedException {
        clients.publish("service a", "service", EMPTY);
        clients.publish("overview", "overview", EMPTY);
        clients.publish("service a", "service", "{\"new\":1}".getBytes(StandardCharsets.US_ASCII));
        LiveClient client = clients.connect().orElseThrow();
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        int[] looks = {0};
        client.run(out, () -> looks[0]++ == 0);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsSubsequence("event: overview\ndata: {}\n\n", "event: service\ndata: {\"new\":1}\n\n")
                .containsOnlyOnce("event: service");
    }

    @Test
    void closingEndsClientsAndLetsNoNewOneIn() throws IOException, InterruptedException {
        LiveClient client = clients.connect().orElseThrow();

        clients.close();

        client.run(new ByteArrayOutputStream(), () -> true);
        assertThat(clients.connect()).isEmpty();
    }

    @Test
    void quietStreamBeats() throws IOException, InterruptedException {
        LiveClient client = new LiveClient(List.of(), Duration.ofMillis(5));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        client.run(out, () -> out.size() < 9);

        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith(":\n\n:\n\n");
    }

    @Test
    void thousandsOfClientsGetEveryFrame() throws Exception {
        int count = 3_000;
        int frames = 20;
        CountDownLatch received = new CountDownLatch(count * frames);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = IntStream.range(0, count)
                    .<Future<?>>mapToObj(i -> {
                        LiveClient client = clients.connect().orElseThrow();
                        return threads.submit(() -> {
                            client.run(new Counting(received), () -> true);
                            return null;
                        });
                    })
                    .toList();

            for (int i = 0; i < frames; i++) {
                clients.publish("overview", "overview", EMPTY);
            }
            boolean all = received.await(30, TimeUnit.SECONDS);
            clients.close();

            assertThat(all).isTrue();
            for (Future<?> client : running) {
                client.get(30, TimeUnit.SECONDS);
            }
        }
    }

    private static final class Counting extends java.io.OutputStream {
        private final CountDownLatch frames;

        Counting(CountDownLatch frames) {
            this.frames = frames;
        }

        @Override
        public void write(int single) {}

        @Override
        public void write(byte[] bytes) {
            if (bytes.length > 3) {
                frames.countDown();
            }
        }
    }
}
