package io.dure.collector.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.collector.loss.LossLedger;
import io.dure.collector.testing.HubCertificate;
import io.dure.collector.testing.OperatorFiles;
import io.dure.collector.testing.RunningCollector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandServletTest {
    private static final long PATIENCE_S = 120;

    private final HttpClient client = HttpClient.newHttpClient();
    private RunningCollector collector;
    private WaitingAgents agents;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        Path pem = HubCertificate.create(folder).pem();
        collector = RunningCollector.start(
                OperatorFiles.witness(folder, "private-1", "private", pem, OperatorFiles.freePort(), 0)
                        .collector("private")
                        .probe("")
                        .evidence("")
                        .write());
        agents = collector.part(WaitingAgents.class);
    }

    @AfterAll
    void stop() {
        client.shutdownNow();
        collector.close();
    }

    @Test
    void questionThatDoesNotWaitIsAnsweredWithTheTime() throws Exception {
        long before = System.currentTimeMillis();

        HttpResponse<String> answer = ask("?wait=0", identity("a")).get(PATIENCE_S, TimeUnit.SECONDS);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).matches("\\{\"timeMs\":[0-9]{13},\"commands\":\\[]}");
        assertThat(Long.parseLong(answer.body().substring(10, 23))).isBetween(before, System.currentTimeMillis());
    }

    @Test
    void newerQuestionOfAnAgentAnswersItsOlderOne() throws Exception {
        CompletableFuture<HttpResponse<String>> older = ask("", identity("twice"));
        waitFor(() -> agents.size() >= 1);
        CompletableFuture<HttpResponse<String>> newer = ask("", identity("twice"));

        assertThat(older.get(PATIENCE_S, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(newer).isNotDone();
    }

    @Test
    void manyAgentsWaitAtOnceAndReportsStillFindAnAnswer() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> questions = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            questions.add(ask("", identity("many-" + i)));
        }
        waitFor(() -> agents.size() >= 200);

        assertThat(ask("?wait=0", identity("one more"))
                        .get(PATIENCE_S, TimeUnit.SECONDS)
                        .statusCode())
                .isEqualTo(200);

        for (CompletableFuture<HttpResponse<String>> question : questions) {
            assertThat(question.get(PATIENCE_S, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
        waitFor(() -> agents.size() == 0);
    }

    @Test
    void whoeverDoesNotShowTheTokenOrSayWhoHeIsIsRefused() throws Exception {
        HttpRequest.Builder wrong = request("", identity("a")).setHeader("Authorization", "Bearer wrong");
        long before = collector.part(LossLedger.class).of("command-refused-token");

        assertThat(send(wrong).statusCode()).isEqualTo(401);
        assertThat(send(request("", "{\"service\":\"portal\"}")).statusCode()).isEqualTo(400);
        assertThat(send(request("", "no json")).statusCode()).isEqualTo(400);
        assertThat(send(request("", "[" + " ".repeat(5_000) + "]")).statusCode())
                .isEqualTo(400);
        assertThat(send(request("", "").GET()).statusCode()).isEqualTo(405);
        assertThat(collector.part(LossLedger.class).of("command-refused-token")).isEqualTo(before + 1);
    }

    private void waitFor(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static String identity(String instance) {
        return "{\"service\":\"portal\",\"instance\":\"" + instance
                + "\",\"startedAt\":\"2026-01-02T03:04:05Z\",\"agentTimeMs\":1}";
    }

    private CompletableFuture<HttpResponse<String>> ask(String query, String identity) {
        return client.sendAsync(request(query, identity).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String query, String body) {
        return HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + collector.httpPort() + "/v1/dure/commands" + query))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + OperatorFiles.OTLP_TOKEN)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }
}
