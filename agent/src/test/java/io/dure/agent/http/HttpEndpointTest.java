package io.dure.agent.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpEndpointTest {
    @Test
    void reportingOverTlsLeavesTheTrustStoreToTheApplication(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("keys.p12");
        run(
                "keytool",
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "server",
                "-dname",
                "CN=server",
                "-ext",
                "san=ip:127.0.0.1",
                "-storepass",
                LaterTrustMain.PASSWORD,
                "-keystore",
                store.toString());

        String said = run(
                "java", "-cp", System.getProperty("java.class.path"), LaterTrustMain.class.getName(), store.toString());

        assertThat(said.lines())
                .containsExactly("agent before: refused", "application: reached", "agent after: status 204");
    }

    private static String run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.addFirst(
                Path.of(System.getProperty("java.home"), "bin", program).toString());
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said;
    }
}
