package io.dure.collector.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.dure.collector.testing.HubCertificate;
import io.dure.collector.testing.OperatorFiles;
import io.dure.collector.testing.RunningCollector;
import io.dure.collector.testing.TestHub;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LostHubNoticeTest {
    private final List<String> told = new CopyOnWriteArrayList<>();

    private HttpServer receiver() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    @Test
    void aWitnessTellsThatTheLastHubIsGone(@TempDir Path folder) throws Exception {
        HubCertificate certificate = HubCertificate.create(folder);
        HttpServer receiver = receiver();
        TestHub hub = TestHub.start(certificate);
        Path secret = Files.writeString(folder.resolve("hook"), "0123456789abcdef01234567");
        Path file = OperatorFiles.witness(folder, "witness-1", "third", certificate.pem(), hub.port(), 0)
                .probe("")
                .evidence("")
                .line(
                        "notices: {hub-silent-after: 1s, channels: [{id: chat, language: en, webhook: {url: \"http://127.0.0.1:"
                                + receiver.getAddress().getPort() + "/\", secret-file: " + secret + "}}]}")
                .write();
        try (RunningCollector collector = RunningCollector.start(file)) {
            await().atMost(Duration.ofMinutes(1)).until(() -> hub.isConnected("witness-1"));
            hub.close();

            await().atMost(Duration.ofMinutes(1)).until(() -> !told.isEmpty());
        } finally {
            receiver.stop(0);
        }
        assertThat(told.getFirst())
                .contains("\"type\":\"dure.hub-silent.begun\"")
                .contains("[Dure] Hub silent: witness-1 reaches no hub");
    }
}
