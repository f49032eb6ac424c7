package io.dure.agent.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The container-independent instrumentation: servlets, the first filter, and listeners of asynchronous requests. */
class JettyIT {
    @TempDir
    Path folder;

    @Test
    void eachLineOfTheAccessLogIsOneTransaction() throws Exception {
        Map<String, Long> expected = new HashMap<>();
        try (FakeCollector collector = new FakeCollector();
                ServerProcess jetty = ServerProcess.start(
                        "jetty12",
                        "jakarta",
                        JettyMain.class,
                        folder,
                        Map.of(
                                "dure.service.name", "portal",
                                "dure.endpoint", collector.endpoint(),
                                "dure.entry.names", "portal.egov.test"))) {
            times(20, jetty, expected, "/ok", "/ok ok name");
            times(5, jetty, expected, "/ok", "/ok ok other", "Host: 127.0.0.1");
            times(4, jetty, expected, "/ok", "/ok ok probe", "User-Agent: Dure-Probe/0.1 private-1");
            times(3, jetty, expected, "/fail", "/fail error name");
            times(2, jetty, expected, "/status500", "/status500 error name");
            times(2, jetty, expected, "/status404", "/status404 ok name");
            times(3, jetty, expected, "/forward", "/forward ok name");
            times(3, jetty, expected, "/include", "/include ok name");
            times(3, jetty, expected, "/matched?id=7", "/notices/{id} ok name");
            times(5, jetty, expected, "/async", "/async ok name");
            times(3, jetty, expected, "/asyncagain", "/asyncagain ok name");
            times(2, jetty, expected, "/asynctimeout", "/asynctimeout error name");
            times(2, jetty, expected, "/dir/a/b", "/dir/* ok name");
            times(2, jetty, expected, "/x/y.do", "*.do ok name");
            times(3, jetty, expected, "/ok", "/ok ok name", "X-Refuse: yes");
            long sent = expected.values().stream().mapToLong(Long::longValue).sum();
            await().atMost(Duration.ofMinutes(2)).until(() -> collector.storedTransactions() >= sent);

            assertThat(collector.stored()).isEqualTo(expected);
            assertThat(jetty.accessLog()).hasSize((int) collector.storedTransactions());
        }
    }

    @Test
    void usersWithASessionAreCountedOnce() throws Exception {
        Path key = Files.writeString(folder.resolve("users.key"), "000102030405060708090a0b0c0d0e0f\n");
        try (FakeCollector collector = new FakeCollector();
                ServerProcess jetty = ServerProcess.start(
                        "jetty12",
                        "jakarta",
                        JettyMain.class,
                        folder,
                        Map.of(
                                "dure.service.name", "portal",
                                "dure.endpoint", collector.endpoint(),
                                "dure.users.key.file", key.toString()))) {
            String user = jetty.get("/session").split("JSESSIONID=", 2)[1].split(";", 2)[0];
            times(3, jetty, new HashMap<>(), "/ok", "", "Cookie: JSESSIONID=" + user);
            times(2, jetty, new HashMap<>(), "/async", "", "Cookie: JSESSIONID=" + user);
            times(2, jetty, new HashMap<>(), "/ok", "", "Cookie: JSESSIONID=forged");
            jetty.stop();

            assertThat(collector.users()).hasSize(1);
            assertThat(collector.storedTransactions()).isEqualTo(8);
        }
    }

    private static void times(
            int times, ServerProcess jetty, Map<String, Long> expected, String path, String series, String... headers)
            throws Exception {
        for (int i = 0; i < times; i++) {
            jetty.get(path, headers);
        }
        expected.merge(series, (long) times, Long::sum);
    }
}
