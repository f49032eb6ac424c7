package io.dure.agent.enrol;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.dure.agent.otlp.Resource;
import io.dure.agent.settings.ProcessIdentity;
import io.dure.agent.settings.SettingsSource;
import io.dure.agent.start.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrolmentTest {
    private static final String TOKEN = "a-token-for-agents";

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Set<String> good = ConcurrentHashMap.newKeySet();
    private volatile int status = 200;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private HttpServer collector;

    @SuppressWarnings("NullAway.Init")
    private Enrolment enrolment;

    @BeforeEach
    void start() throws Exception {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/dure/enrolment", exchange -> {
            String authorization = exchange.getRequestHeaders().getFirst("Authorization");
            asked.add(
                    authorization + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            boolean taken = good.isEmpty() || good.contains(authorization.substring("Bearer ".length()));
            byte[] body = (taken
                            ? "{\"credential\":\"credential-number-" + asked.size() + "\"}"
                            : "{\"status\":401,\"detail\":\"token-used: as many agents as may\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(taken ? status : 401, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        collector.start();
        Files.writeString(folder.resolve("token"), TOKEN + "\n");
        Properties properties = new Properties();
        properties.putAll(Map.of("dure.service.name", "portal", "dure.instance.id", "was-1"));
        enrolment = new Enrolment(
                folder.resolve("token"),
                credential(),
                new Resource(SettingsSource.read(null, properties, Map.of()), ProcessIdentity.current(Instant.now())),
                new Console(new PrintStream(said, true, StandardCharsets.UTF_8)),
                nanos::get);
    }

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    private Path credential() {
        return folder.resolve("credential");
    }

    private void ensure() {
        enrolment.ensure(URI.create("http://127.0.0.1:" + collector.getAddress().getPort()));
    }

    @Test
    void itAsksOnceAndKeepsTheAnswerForItself() throws Exception {
        ensure();
        ensure();

        assertThat(asked)
                .singleElement()
                .asString()
                .startsWith("Bearer " + TOKEN)
                .contains("\"service\":\"portal\"", "\"instance\":\"was-1\"");
        assertThat(credential()).hasContent("credential-number-1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(credential())))
                .isEqualTo("rw-------");
        assertThat(said.toString(StandardCharsets.UTF_8))
                .contains("enrolled at")
                .doesNotContain(TOKEN, "credential-");
    }

    @Test
    void aRefusalIsToldOnceAndItAsksAgainAfterAPause() {
        status = 401;
        ensure();
        ensure();
        assertThat(asked).hasSize(1);

        nanos.addAndGet(Duration.ofSeconds(11).toNanos());
        ensure();
        status = 200;
        nanos.addAndGet(Duration.ofSeconds(11).toNanos());
        ensure();

        assertThat(asked).hasSize(3);
        assertThat(credential()).hasContent("credential-number-3");
        assertThat(said.toString(StandardCharsets.UTF_8)).containsOnlyOnce("cannot enrol");
    }

    @Test
    void anOldCredentialIsReplacedByItself() throws Exception {
        ensure();
        Files.setLastModifiedTime(credential(), FileTime.from(Instant.now().minus(Duration.ofDays(11))));
        nanos.addAndGet(Duration.ofSeconds(11).toNanos());

        ensure();

        assertThat(asked).last().asString().startsWith("Bearer credential-number-1");
        assertThat(credential()).hasContent("credential-number-2");
    }

    private void later(Duration by) {
        nanos.addAndGet(by.toNanos());
        ensure();
    }

    private String told() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aCollectorThatDoesNotKnowACredentialYetCostsNoToken() {
        ensure();
        enrolment.answered(401);
        good.add("credential-number-1");

        later(Duration.ofSeconds(11));

        assertThat(asked).hasSize(2).last().asString().startsWith("Bearer credential-number-1");
        assertThat(credential()).hasContent("credential-number-2");
    }

    @Test
    void aRevokedAgentComesBackByAFreshToken() throws Exception {
        ensure();
        enrolment.answered(401);
        good.add("a-fresh-token");
        later(Duration.ofSeconds(11));
        assertThat(credential()).hasContent("credential-number-1");
        assertThat(told())
                .contains("the enrolment token is not good for another (status 401, token-used: as many agents as may)")
                .contains("put a fresh token into " + folder.resolve("token"));

        Files.writeString(folder.resolve("token"), "a-fresh-token");
        later(Duration.ofSeconds(11));

        assertThat(credential()).hasContent("credential-number-5");
        assertThat(told()).contains("enrolled anew").doesNotContain("a-fresh-token", TOKEN, "credential-number");
        int calls = asked.size();
        later(Duration.ofMinutes(20));
        assertThat(asked).hasSize(calls);
    }

    @Test
    void aRevokedAgentAsksEverMoreSeldomWithATokenThatDoesNotHelp() {
        ensure();
        good.add("nothing-that-it-has");
        asked.clear();
        for (int seconds = 0; seconds < 7200; seconds += 2) {
            enrolment.answered(401);
            later(Duration.ofSeconds(2));
        }

        assertThat(asked).hasSizeBetween(24, 40);
        assertThat(credential()).hasContent("credential-number-1");
        assertThat(told()).containsOnlyOnce("cannot enrol");
    }

    @Test
    void aRefusalThatPassesIsForgotten() {
        ensure();
        enrolment.answered(401);
        enrolment.answered(200);

        later(Duration.ofMinutes(1));

        assertThat(asked).hasSize(1);
    }

    @Test
    void aHubThatIsAwaySaysNothingAboutTheCredential() {
        ensure();
        enrolment.answered(401);
        status = 503;

        later(Duration.ofSeconds(11));
        later(Duration.ofSeconds(11));

        assertThat(asked).hasSize(3);
        assertThat(asked.subList(1, 3)).allSatisfy(each -> assertThat(each).startsWith("Bearer credential-number-1"));
    }
}
