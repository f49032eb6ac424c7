package io.dure.demo.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GrowingFileTest {
    @TempDir
    private Path folder;

    @Test
    void growthIsSeenAndStandstillIsNot() throws Exception {
        Path file = Files.writeString(folder.resolve("wal"), "x");
        assertThat(GrowingFile.await(file, Duration.ofMillis(1))).isFalse();

        Thread writer = Thread.ofVirtual().start(() -> append(file));
        boolean grew = GrowingFile.await(file, Duration.ofSeconds(30));
        writer.interrupt();
        writer.join();
        assertThat(grew).isTrue();
    }

    private static void append(Path file) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Files.writeString(file, "x", StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
