package io.dure.agent.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must hold in every Tomcat, whichever servlet API it has. */
abstract class TomcatScenarios {
    /** Long, because the machine may be busy; nothing is measured here. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final String server;
    private final String flavour;

    @TempDir
    Path folder;

    private FakeCollector collector;

    TomcatScenarios(String server, String flavour) {
        this.server = server;
        this.flavour = flavour;
    }

    @BeforeEach
    void startCollector() throws IOException {
        collector = new FakeCollector();
    }

    @AfterEach
    void stopCollector() {
        collector.close();
    }

    @Test
    void eachLineOfTheAccessLogIsOneTransaction() throws Exception {
        Map<String, Long> expected = new HashMap<>();
        try (ServerProcess tomcat = start(Map.of())) {
            times(20, tomcat, expected, "/ok", "/ok ok name");
            times(2, tomcat, expected, "/ok", "/ok ok name", "Host: PORTAL.egov.test:8000");
            times(5, tomcat, expected, "/ok", "/ok ok other", "Host: 127.0.0.1");
            times(4, tomcat, expected, "/ok", "/ok ok probe", "User-Agent: Dure-Probe/0.1 private-1");
            times(3, tomcat, expected, "/fail", "/fail error name");
            times(2, tomcat, expected, "/status500", "/status500 error name");
            times(2, tomcat, expected, "/status404", "/status404 ok name");
            times(2, tomcat, expected, "/redirect", "/redirect ok name");
            times(2, tomcat, expected, "/committed", "/committed error name");
            times(3, tomcat, expected, "/forward", "/forward ok name");
            times(3, tomcat, expected, "/include", "/include ok name");
            times(3, tomcat, expected, "/matched?id=7", "/notices/{id} ok name");
            times(5, tomcat, expected, "/async", "/async ok name");
            times(3, tomcat, expected, "/asyncagain", "/asyncagain ok name");
            times(1, tomcat, expected, "/asynctimeout", "/asynctimeout error name");
            times(2, tomcat, expected, "/dir/a/b", "/dir/* ok name");
            times(2, tomcat, expected, "/x/y.do", "*.do ok name");
            times(2, tomcat, expected, "/missing.html", "/ ok name");
            times(2, tomcat, expected, "/app/ok", "/app/ok ok name");
            times(3, tomcat, expected, "/fail", "/fail ok name", "X-Refuse: yes");
            times(2, tomcat, expected, "/dir/a", "/dir/* ok name", "X-Refuse: yes");
            tomcat.send(String.join(
                    "\r\n",
                    List.of(
                            "GET /ok HTTP/1.1",
                            "Host: portal.egov.test",
                            "",
                            "GET /fail HTTP/1.1",
                            "Host: portal.egov.test",
                            "Connection: close",
                            "",
                            "")));
            expected.merge("/ok ok name", 1L, Long::sum);
            expected.merge("/fail error name", 1L, Long::sum);
            assertThat(tomcat.send("NONSENSE\r\n\r\n")).contains(" 400 ");
            assertThat(tomcat.send("GET /ok HTTP/1.1\r\nHost: a b\r\n\r\n")).contains(" 400 ");
            expected.merge("_UNMAPPED ok other", 2L, Long::sum);
            assertThat(tomcat.get("/names")).contains("[]");
            expected.merge("/names ok name", 1L, Long::sum);
            long sent = expected.values().stream().mapToLong(Long::longValue).sum();
            await().atMost(PATIENCE).until(() -> collector.storedTransactions() >= sent);

            assertThat(collector.stored()).isEqualTo(expected);
            assertThat(tomcat.accessLog()).hasSize((int) collector.storedTransactions());
            long errors = collector.stored().entrySet().stream()
                    .filter(series -> series.getKey().contains(" error "))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            assertThat(tomcat.accessLog().stream().filter(line -> line.startsWith("5")))
                    .hasSize((int) errors);
        }
    }

    @Test
    void theJvmShowsNoWarningAndThreeThreadsOfTheAgent() throws Exception {
        try (ServerProcess tomcat = start(Map.of())) {
            tomcat.get("/ok");

            assertThat(tomcat.threads().stream().filter(name -> name.startsWith("dure-")))
                    .containsExactlyInAnyOrder("dure-sender", "dure-window", "dure-commands");
            // Tomcat's own word about a slow machine is none of the agent's.
            assertThat(tomcat.errors().lines())
                    .filteredOn(line -> line.startsWith("WARNING:") && !line.contains("Creation of SecureRandom"))
                    .isEmpty();
            assertThat(tomcat.errors()).doesNotContain("not instrumented").doesNotContain("the agent failed");
            // Not only this line: on a busy machine the collector may answer late, and the agent says so.
            assertThat(tomcat.errors().lines().filter(line -> line.startsWith("[dure]")))
                    .first()
                    .asString()
                    .contains("counts the transactions of portal");
        }
    }

    @Test
    void liveValuesComeWithoutWaitingForTheWindow() throws Exception {
        try (ServerProcess tomcat = start(Map.of())) {
            tomcat.get("/ok");

            await().atMost(PATIENCE)
                    .until(() -> collector.received().stream()
                            .filter(report -> !report.isWindow())
                            .flatMap(report -> FakeCollector.points(report).stream())
                            .anyMatch(point -> point.getCount() == 1));
        }
    }

    @Test
    void aCollectorThatIsBusyForAWhileGetsEachTransactionOnce() throws Exception {
        collector.answerAlways(503);
        try (ServerProcess tomcat = start(Map.of())) {
            times(30, tomcat, new HashMap<>(), "/ok", "/ok ok name");
            await().atMost(PATIENCE).until(() -> collector.windows().size() >= 2);
            collector.answerAlways(200);
            times(12, tomcat, new HashMap<>(), "/ok", "/ok ok name");
            await().atMost(PATIENCE).until(() -> collector.storedTransactions() >= 42);

            assertThat(collector.stored()).isEqualTo(Map.of("/ok ok name", 42L));
            List<Long> stored = collector.windows().stream()
                    .filter(report -> report.answered() == 200)
                    .flatMap(report -> FakeCollector.points(report).stream())
                    .map(point -> point.getStartTimeUnixNano())
                    .toList();
            assertThat(stored).doesNotHaveDuplicates();
        }
    }

    @Test
    void aCollectorThatDiesLosesNothingWhereThereIsAnother() throws Exception {
        try (FakeCollector second = new FakeCollector();
                ServerProcess tomcat = start(Map.of("dure.endpoint", collector.endpoint() + "," + second.endpoint()))) {
            times(30, tomcat, new HashMap<>(), "/ok", "/ok ok name");
            await().atMost(PATIENCE).until(() -> collector.storedTransactions() > 0);
            times(5, tomcat, new HashMap<>(), "/ok", "/ok ok name");
            collector.close();
            times(12, tomcat, new HashMap<>(), "/ok", "/ok ok name");
            await().atMost(PATIENCE)
                    .until(() ->
                            FakeCollector.stored(List.of(collector, second)).getOrDefault("/ok ok name", 0L) >= 47);

            assertThat(FakeCollector.stored(List.of(collector, second))).isEqualTo(Map.of("/ok ok name", 47L));
            assertThat(second.windows().getLast().dropped()).isEmpty();
        }
    }

    @Test
    void theStatusOfAnEndedProcessAgreesWithItsAccessLog() throws Exception {
        Path status = folder.resolve("agent.json");
        try (ServerProcess tomcat = start(Map.of("dure.status.file", status.toString()))) {
            times(7, tomcat, new HashMap<>(), "/ok", "/ok ok name");
            times(2, tomcat, new HashMap<>(), "/ok", "", "User-Agent: Dure-Probe/0.1 private-1");
            await().atMost(PATIENCE).until(() -> collector.commandQuestions().size() >= 2);
            tomcat.stop();

            assertThat(Files.readString(status))
                    .contains("\"service\":\"portal\",\"instance\":\"portal-1\"")
                    .contains(
                            "\"created\":9,\"probes\":2,\"waitingWindows\":0,\"waitingTransactions\":0,\"accepted\":9,")
                    .contains("\"collector\":\"" + collector.endpoint() + "\"")
                    .containsPattern("\"clockOffsetMs\":-?[0-9]")
                    .contains("\"last\":true");
            assertThat(tomcat.accessLog()).hasSize(9);
            assertThat(collector.windows().getLast().number("dure.agent.last")).hasValue(1);
        }
    }

    @Test
    void usersWithASessionAreCountedOnceAndNoSessionIsMade() throws Exception {
        Path key = Files.writeString(folder.resolve("users.key"), "000102030405060708090a0b0c0d0e0f\n");
        try (ServerProcess tomcat = start(Map.of("dure.users.key.file", key.toString()))) {
            List<String> users = List.of(session(tomcat), session(tomcat));
            for (String user : users) {
                times(3, tomcat, new HashMap<>(), "/ok", "", "Cookie: JSESSIONID=" + user);
            }
            times(2, tomcat, new HashMap<>(), "/ok", "", "Cookie: JSESSIONID=forged");
            times(
                    2,
                    tomcat,
                    new HashMap<>(),
                    "/ok",
                    "",
                    "Cookie: JSESSIONID=" + users.get(0),
                    "User-Agent: Dure-Probe/1");
            assertThat(tomcat.get("/ok")).doesNotContain("Set-Cookie");
            tomcat.stop();

            assertThat(collector.users()).hasSize(2);
            assertThat(collector.received().toString())
                    .doesNotContain(users.get(0))
                    .doesNotContain(users.get(1));
        }
    }

    @Test
    void usersWithALoginAreOneHoweverManySessionsTheyHave() throws Exception {
        try (ServerProcess tomcat = start(counting("dure.users.login", "loginVO#id"))) {
            for (String login : List.of("kim", "kim", "lee")) {
                String session = tomcat.get("/login?id=" + login)
                        .split("JSESSIONID=", 2)[1]
                        .split(";", 2)[0];
                tomcat.get("/ok", "Cookie: JSESSIONID=" + session);
            }
            tomcat.get("/ok", "Cookie: JSESSIONID=" + session(tomcat));
            tomcat.stop();

            assertThat(collector.users()).hasSize(2);
            assertThat(collector.usersSources()).containsExactly("login");
        }
    }

    @Test
    void usersAreThePrincipalsThatOnlyTheFiltersKnow() throws Exception {
        try (ServerProcess tomcat = start(counting("dure.users.login", "principal"))) {
            times(3, tomcat, new HashMap<>(), "/ok", "", "X-User: kim");
            times(2, tomcat, new HashMap<>(), "/forward", "", "X-User: lee");
            tomcat.get("/ok");
            tomcat.stop();

            assertThat(collector.users()).hasSize(2);
        }
    }

    @Test
    void usersAreTheValuesOfACookieWhereOneIsNamed() throws Exception {
        try (ServerProcess tomcat = start(counting("dure.users.cookie", "VISITOR"))) {
            times(2, tomcat, new HashMap<>(), "/ok", "", "Cookie: A=1; VISITOR=x.1; B=2");
            times(2, tomcat, new HashMap<>(), "/ok", "", "Cookie: VISITOR=x.2");
            times(2, tomcat, new HashMap<>(), "/ok", "", "Cookie: A=1");
            tomcat.stop();

            assertThat(collector.users()).hasSize(2);
            assertThat(collector.usersSources()).containsExactly("cookie");
        }
    }

    private Map<String, String> counting(String key, String value) throws IOException {
        Path users = Files.writeString(folder.resolve("users.key"), "000102030405060708090a0b0c0d0e0f\n");
        return Map.of("dure.users.key.file", users.toString(), key, value);
    }

    @Test
    void aRunningRequestGrowsOldAndEnds() throws Exception {
        try (ServerProcess tomcat = start(Map.of())) {
            Thread user = Thread.startVirtualThread(() -> {
                try {
                    tomcat.get("/hold");
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });

            await().atMost(PATIENCE).until(() -> collector.running().contains("ge_5s"));
            assertThat(List.of("lt_1s", "1_3s", "3_5s", "ge_5s"))
                    .containsSubsequence(collector.running().stream()
                            .filter(band -> !band.isEmpty())
                            .distinct()
                            .toList());
            tomcat.get("/release");
            user.join();
            await().atMost(PATIENCE).until(() -> collector.running().getLast().isEmpty());
        }
    }

    @Test
    void whatSatisfiesIsCountedByTheOperatorsThreshold() throws Exception {
        try (ServerProcess tomcat = start(Map.of("dure.apdex.threshold", "3600s"))) {
            times(7, tomcat, new HashMap<>(), "/ok", "");
            times(2, tomcat, new HashMap<>(), "/fail", "");
            tomcat.stop();

            assertThat(collector.sum("dure.apdex.satisfied")).isEqualTo(7);
            assertThat(collector.sum("dure.apdex.tolerating")).isZero();
        }
    }

    private static String session(ServerProcess tomcat) throws IOException {
        return tomcat.get("/session").split("JSESSIONID=", 2)[1].split(";", 2)[0];
    }

    @Test
    void theJvmsMemoryThreadsAndProcessorTimeComeWithTheWindow() throws Exception {
        try (ServerProcess tomcat = start(Map.of())) {
            tomcat.get("/ok");

            await().atMost(PATIENCE)
                    .until(() -> collector.windows().stream()
                            .anyMatch(window -> window.number("jvm.memory.used").isPresent()
                                    && window.number("jvm.thread.count").isPresent()
                                    && window.number("jvm.class.count").isPresent()
                                    && window.number("jvm.gc.count").isPresent()
                                    && window.number("jvm.memory.limit").isPresent()
                                    && window.number("process.open_file_descriptor.count")
                                            .isPresent()
                                    && window.number("system.memory.utilization")
                                            .isPresent()
                                    && window.number("jvm.cpu.recent_utilization")
                                            .isPresent()));
            assertThat(tomcat.errors()).doesNotContain("no longer measured");
        }
    }

    @Test
    void anUnreachableCollectorIsNotNoticed() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (ServerProcess tomcat = start(Map.of("dure.endpoint", "http://127.0.0.1:" + port))) {
            for (int i = 0; i < 20; i++) {
                assertThat(tomcat.get("/ok")).startsWith("HTTP/1.1 200");
            }
            await().atMost(PATIENCE).until(() -> tomcat.errors().contains("does not take reports"));
            assertThat(tomcat.get("/ok")).startsWith("HTTP/1.1 200");

            tomcat.stop();
        }
    }

    @Test
    void aWrongSettingCostsTheAgentAndNotTheApplication() throws Exception {
        Path none = folder.resolve("none.properties");
        try (ServerProcess tomcat = start(Map.of("dure.config", none.toString()))) {
            assertThat(tomcat.get("/ok")).startsWith("HTTP/1.1 200");
            assertThat(tomcat.errors())
                    .contains("[dure] the agent did not start")
                    .contains("dure.config");
            assertThat(tomcat.threads().stream().filter(name -> name.startsWith("dure-")))
                    .isEmpty();
        }
    }

    @Test
    void theOperatorsFileIsEnough() throws Exception {
        Path token = Files.writeString(folder.resolve("otlp.token"), "secret\n");
        Path config = Files.writeString(folder.resolve("agent.properties"), """
                dure.service.name=portal
                dure.endpoint=%s
                dure.token.file=%s
                dure.entry.names=portal.egov.test
                """.formatted(collector.endpoint(), token));
        try (ServerProcess tomcat = ServerProcess.start(
                server, flavour, TomcatMain.class, folder, Map.of("dure.config", config.toString()))) {
            tomcat.get("/ok");
            await().atMost(PATIENCE).until(() -> collector.storedTransactions() >= 1);
        }

        assertThat(collector.stored()).isEqualTo(Map.of("/ok ok name", 1L));
        assertThat(collector.received()).allMatch(report -> report.token().equals("Bearer secret"));
    }

    private ServerProcess start(Map<String, String> more) throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of(
                "dure.service.name", "portal",
                "dure.instance.id", "portal-1",
                "dure.endpoint", collector.endpoint(),
                "dure.entry.names", "portal.egov.test"));
        settings.putAll(more);
        return ServerProcess.start(server, flavour, TomcatMain.class, folder, settings);
    }

    private static void times(
            int times, ServerProcess tomcat, Map<String, Long> expected, String path, String series, String... headers)
            throws IOException {
        for (int i = 0; i < times; i++) {
            tomcat.get(path, headers);
        }
        expected.merge(series, (long) times, Long::sum);
    }
}
