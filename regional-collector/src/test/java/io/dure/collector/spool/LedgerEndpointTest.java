package io.dure.collector.spool;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.collector.testing.HubCertificate;
import io.dure.collector.testing.OperatorFiles;
import io.dure.collector.testing.RunningCollector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole collector whose hub is away, as an operator at its machine sees it. */
class LedgerEndpointTest {
    @Test
    void managementPortShowsTheBooks(@TempDir Path folder) throws Exception {
        int port = OperatorFiles.freePort();
        Path file = OperatorFiles.witness(
                        folder,
                        "private-1",
                        "private",
                        HubCertificate.create(folder).pem(),
                        OperatorFiles.freePort(),
                        0)
                .collector("private")
                .probe("")
                .evidence("")
                .write();
        Files.writeString(file, "management:\n  server.port: " + port + "\n", StandardOpenOption.APPEND);
        try (RunningCollector collector = RunningCollector.start(file);
                HttpClient client = HttpClient.newHttpClient()) {
            collector.part(Spool.class).keep(List.of(Windows.window(13)));

            String answer = client.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/ledger"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();

            assertThat(answer)
                    .contains("\"taken\":7", "\"committed\":0", "\"repeated\":0", "\"waiting\":7", "\"dropped\":{}")
                    .contains("\"probes\":1", "\"oldestWaitingAt\":\"20", "\"waitingReports\":1")
                    .contains("\"spoolLimitBytes\":1073741824");
        }
    }
}
