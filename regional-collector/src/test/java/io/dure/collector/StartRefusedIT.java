package io.dure.collector;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.collector.testing.CollectorProcess;
import io.dure.collector.testing.HubCertificate;
import io.dure.collector.testing.OperatorFiles;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The shipped jar with configurations that it cannot start with: one message that names the property, exit code 2. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StartRefusedIT {
    private Path pem;

    @BeforeAll
    void makeCertificate(@TempDir Path keys) throws Exception {
        pem = HubCertificate.create(keys).pem();
    }

    @Test
    void misspeltPropertyIsNamed(@TempDir Path folder) throws Exception {
        assertRefused(witness(folder).line("hub-certifcate: x"), "dure.collector.hub-certifcate");
    }

    @Test
    void invalidValueIsNamed(@TempDir Path folder) throws Exception {
        assertRefused(witness(folder).line("site: Private Cloud"), "dure.collector.site");
    }

    @Test
    void unreadableSecretIsNamed(@TempDir Path folder) throws Exception {
        OperatorFiles files = witness(folder);
        Files.delete(files.folder().resolve("token"));

        assertRefused(files, "dure.collector.token-file");
    }

    @Test
    void busyPortIsNamed(@TempDir Path folder) throws Exception {
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertRefused(
                    OperatorFiles.witness(folder, "witness-1", "third", pem, 1, busy.getLocalPort())
                            .probe("")
                            .evidence(""),
                    "dure.collector.dns");
        }
    }

    private OperatorFiles witness(Path folder) {
        return OperatorFiles.witness(folder, "witness-1", "third", pem, OperatorFiles.freePort(), 0)
                .probe("")
                .evidence("");
    }

    private static void assertRefused(OperatorFiles files, String property) throws Exception {
        try (CollectorProcess process = CollectorProcess.start(files.write())) {
            assertThat(process.exitCode()).isEqualTo(2);
            assertThat(process.output().lines().filter(line -> line.contains("cannot start")))
                    .singleElement()
                    .asString()
                    .contains(property);
            assertThat(process.output()).doesNotContain("\tat ");
        }
    }
}
