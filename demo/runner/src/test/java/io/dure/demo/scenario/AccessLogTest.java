package io.dure.demo.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessLogTest {
    @TempDir
    private Path folder;

    @Test
    void usersByNameAreToldFromProbesAndOtherEntries() throws IOException {
        Path file = folder.resolve("access.log");
        Files.writeString(file, """
                2026-11-22T10:00:00.120Z 127.0.100.7 "portal.egov.test" "GET /search?q=tax HTTP/1.1" 200 12 "Dure-Load/1"
                2026-11-22T10:00:01.000Z 127.0.3.2 "portal.egov.test" "GET /health HTTP/1.1" 200 1 "Dure-Probe/1 witness-1"
                2026-11-22T10:00:02.000+00:00 127.0.0.1 "127.0.1.21:8000" "GET / HTTP/1.1" 200 3 "curl/8"
                half a li""");

        AccessLog log = AccessLog.read(List.of(file, folder.resolve("absent.log")));

        assertThat(log.byName("portal.egov.test")).isEqualTo(1);
        assertThat(log.probingClients()).containsExactly("127.0.3.2");
        assertThat(log.firstGoodProbe(Instant.parse("2026-11-22T10:00:00Z")))
                .contains(Instant.parse("2026-11-22T10:00:01Z"));
        assertThat(log.firstGoodProbe(Instant.parse("2026-11-22T10:00:03Z"))).isEmpty();
    }
}
