package io.dure.collector.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dure.collector.testing.HubCertificate;
import io.dure.collector.testing.OperatorFiles;
import io.dure.collector.testing.RunningCollector;
import io.dure.collector.testing.TestHub;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole collector, as agents and a hub see it. */
class AgentEnrolmentTest {
    private static final String WHO = "{\"service\": \"portal\", \"instance\": \"was-1\"}";
    private static final String CREDENTIAL = "credential-of-was-1";

    private final HttpClient http = HttpClient.newHttpClient();

    @SuppressWarnings("NullAway.Init")
    private TestHub hub;

    @SuppressWarnings("NullAway.Init")
    private Path file;

    @SuppressWarnings("NullAway.Init")
    private RunningCollector collector;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        HubCertificate certificate = HubCertificate.create(folder);
        hub = TestHub.start(certificate);
        file = OperatorFiles.witness(folder, "private-1", "private", certificate.pem(), hub.port(), 0)
                .collector("private")
                .probe("")
                .evidence("")
                .write();
        collector = RunningCollector.start(file);
        awaiting().until(() -> hub.isConnected("private-1"));
    }

    @AfterEach
    void stop() {
        collector.close();
        hub.close();
        http.close();
    }

    private HttpResponse<String> post(String path, String bearer, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + collector.httpPort() + path))
                        .header("Authorization", "Bearer " + bearer)
                        .header("Content-Type", "application/x-protobuf")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private int report(String bearer) throws Exception {
        return post("/v1/metrics", bearer, "").statusCode();
    }

    private static ConditionFactory awaiting() {
        return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50));
    }

    @Test
    void anAgentReportsByWhatItGotForItsToken() throws Exception {
        assertThat(report(CREDENTIAL)).isEqualTo(401);

        HttpResponse<String> enrolled = post("/v1/dure/enrolment", "a-token-for-agents", WHO);

        assertThat(enrolled.statusCode()).as(enrolled.body()).isEqualTo(200);
        assertThat(enrolled.body()).contains("\"" + CREDENTIAL + "\"");
        assertThat(report(CREDENTIAL)).isEqualTo(200);
        assertThat(report(OperatorFiles.OTLP_TOKEN)).isEqualTo(200);
    }

    @Test
    void whatTheHubRefusesIsRefusedAndNothingIsTakenWithoutAToken() throws Exception {
        hub.authority().refuse("used-before");

        assertThat(post("/v1/dure/enrolment", "used-before", WHO))
                .satisfies(answer -> assertThat(answer.statusCode()).isEqualTo(401))
                .satisfies(answer -> assertThat(answer.body()).contains("token-used"));
        assertThat(post("/v1/dure/enrolment", "", WHO).statusCode()).isEqualTo(401);
        assertThat(post("/v1/dure/enrolment", "a-token", "{}").statusCode()).isEqualTo(400);
        assertThat(post("/v1/dure/enrolment", "a-token", "no JSON").statusCode())
                .isEqualTo(400);
    }

    @Test
    void revokedOnesAreRefusedAndTheRestIsTakenWhileTheHubIsAwayAlsoAfterARestart() throws Exception {
        hub.authority().accept("credential-a", "credential-b");
        awaiting().until(() -> report("credential-a") == 200);
        awaiting().until(() -> hub.authority().wasShown("credential-a"));
        assertThat(hub.authority().wasShown("credential-b")).isFalse();

        hub.authority().accept("credential-b");

        awaiting().until(() -> report("credential-a") == 401);
        hub.close();
        collector.close();
        collector = RunningCollector.start(file);
        assertThat(report("credential-b")).isEqualTo(200);
        assertThat(report("credential-a")).isEqualTo(401);
        assertThat(post("/v1/dure/enrolment", "a-token-for-agents", WHO).statusCode())
                .isEqualTo(503);
    }
}
