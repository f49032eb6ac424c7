package io.dure.agent.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.agent.start.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusFileTest {
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Console console = new Console(new PrintStream(said, true, StandardCharsets.UTF_8));
    private int n;

    @TempDir
    Path folder;

    @Test
    void fileIsReplacedWholeAndLeavesNothingBehind() throws IOException {
        Path file = folder.resolve("agent.json");
        StatusFile status = new StatusFile(file, () -> "{\"n\":" + ++n + "}", console);

        status.run();
        status.run();

        assertThat(file).hasContent("{\"n\":2}");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void folderThatIsMissingIsSaidOnceAndHarmsNothing() {
        StatusFile status = new StatusFile(folder.resolve("none").resolve("agent.json"), () -> "{}", console);

        status.run();
        status.run();

        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .contains("status cannot be written");
    }

    @Test
    void textIsEscaped() {
        String json = new Json()
                .text("a\"b", "c\\d\n")
                .numbers("n", Map.of("x", 1L))
                .unknown("u")
                .truth("t", true)
                .toString();

        assertThat(json).isEqualTo("{\"a\\\"b\":\"c\\\\d\\u000a\",\"n\":{\"x\":1},\"u\":null,\"t\":true}");
    }
}
