package io.dure.hub.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.auth.role.Names;
import io.dure.auth.role.Scope;
import io.dure.hub.dashboard.WallScopes.Shown;
import io.dure.hub.scope.ForeignNames;
import io.dure.hub.scope.Sight;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
        LiveClient slow = clients.connect(new Audience.User()).orElseThrow();

        for (int i = 0; i <= LiveClient.BACKLOG; i++) {
            clients.publish("overview", "overview", EMPTY, EMPTY, Cut.NOTHING);
        }

        assertThat(clients.size()).isZero();
        assertThat(meters.counter("dure.live.dropped").count()).isEqualTo(1);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        slow.run(out, () -> true);
        assertThat(out.size()).isZero();
    }

    @Test
    void newClientBeginsWithTheLatestOfEverythingInOrder() throws IOException, InterruptedException {
        clients.publish("service a", "service", EMPTY, EMPTY, Cut.NOTHING);
        clients.publish("overview", "overview", EMPTY, EMPTY, Cut.NOTHING);
        clients.publish("service a", "service", json("{\"new\":1}"), EMPTY, Cut.NOTHING);
        LiveClient client = clients.connect(new Audience.User()).orElseThrow();
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        int[] looks = {0};
        client.run(out, () -> looks[0]++ == 0);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsSubsequence("event: overview\ndata: {}\n\n", "event: service\ndata: {\"new\":1}\n\n")
                .containsOnlyOnce("event: service");
    }

    @Test
    void whatWasClosedTakesClientsAgainOnceItIsOpened() {
        clients.close();
        assertThat(clients.connect(new Audience.User())).isEmpty();

        clients.open();

        assertThat(clients.connect(new Audience.User())).isPresent();
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void aDisplayHearsWhatItsDashboardShowsWithoutPeople() throws IOException, InterruptedException {
        Set<String> shown = new HashSet<>(Set.of("incident"));
        LiveClient display = clients.connect(new Audience.Display(
                        "d-1",
                        () -> new Shown(Set.copyOf(shown)::contains, Scope.EVERYTHING),
                        scope -> Sight.EVERYTHING))
                .orElseThrow();
        shown.add("alarms");
        clients.publish("alarms", "alarms", json("{\"by\":\"before\"}"), json("{\"n\":1}"), Cut.NOTHING);
        clients.publish("incident i", "incident", json("{\"by\":\"oscar\"}"), json("{\"n\":2}"), Cut.NOTHING);
        clients.announce("dashboard d-2", "dashboard", json("{\"id\":\"d-2\"}"));
        clients.announce("dashboard d-1", "dashboard", json("{\"id\":\"d-1\"}"));
        clients.publish("alarms", "alarms", json("{\"by\":\"oscar\"}"), json("{\"n\":3}"), Cut.NOTHING);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        int[] looks = {0};
        display.run(out, () -> looks[0]++ == 0);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .as("alarms are on the dashboard since it was saved")
                .containsSubsequence("{\"n\":2}", "{\"id\":\"d-1\"}", "{\"n\":3}")
                .doesNotContain("{\"n\":1}", "d-2", "oscar");
    }

    @Test
    void aDisplayThatLooksSomewhereIsToldOfThatAloneAndOfNoPeople() throws IOException, InterruptedException {
        Scope portal = new Scope(new Names.All(), Names.of(List.of("portal")));
        LiveClient display = clients.connect(new Audience.Display(
                        "d-1",
                        () -> new Shown(event -> true, portal),
                        scope -> new Sight(scope, Map.of(), Map.of(), new ForeignNames(List.of()))))
                .orElseThrow();
        Cut cut = new Cut((sight, withoutPeople) -> sight.scope().equals(portal)
                ? Optional.of(json(withoutPeople ? "{\"portal\":1}" : "{\"portal\":\"oscar\"}"))
                : Optional.empty());
        clients.publish("service portal", "service", json("{\"all\":1}"), json("{\"all\":2}"), cut);
        clients.publish("service mail", "service", json("{\"mail\":1}"), json("{\"mail\":2}"), Cut.NOTHING);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        int[] looks = {0};
        display.run(out, () -> looks[0]++ == 0);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("{\"portal\":1}")
                .doesNotContain("all", "mail", "oscar");
    }

    @Test
    void whatIsAnnouncedIsNotToldToWhoComesLater() throws IOException, InterruptedException {
        clients.announce("dashboard d-1", "dashboard", EMPTY);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        clients.publish("overview", "overview", EMPTY, EMPTY, Cut.NOTHING);
        LiveClient late = clients.connect(new Audience.User()).orElseThrow();

        int[] looks = {0};
        late.run(out, () -> looks[0]++ == 0);

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("overview").doesNotContain("dashboard");
    }

    @Test
    void closingEndsClientsAndLetsNoNewOneIn() throws IOException, InterruptedException {
        LiveClient client = clients.connect(new Audience.User()).orElseThrow();

        clients.close();

        client.run(new ByteArrayOutputStream(), () -> true);
        assertThat(clients.connect(new Audience.User())).isEmpty();
    }

    @Test
    void quietStreamBeats() throws IOException, InterruptedException {
        LiveClient client = new LiveClient(new Audience.User(), List.of(), Duration.ofMillis(5));
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
                        LiveClient client = clients.connect(new Audience.User()).orElseThrow();
                        return threads.submit(() -> {
                            client.run(new Counting(received), () -> true);
                            return null;
                        });
                    })
                    .toList();

            for (int i = 0; i < frames; i++) {
                clients.publish("overview", "overview", EMPTY, EMPTY, Cut.NOTHING);
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
