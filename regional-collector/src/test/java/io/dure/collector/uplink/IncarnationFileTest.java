package io.dure.collector.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncarnationFileTest {
    @TempDir
    Path data;

    @Test
    void risesWithEveryStart() throws IOException {
        assertThat(IncarnationFile.raise(data)).isEqualTo(1);
        assertThat(IncarnationFile.raise(data)).isEqualTo(2);
    }

    @Test
    void damagedNumberStopsTheStart() throws IOException {
        Files.writeString(data.resolve("incarnation"), "one");

        assertThatThrownBy(() -> IncarnationFile.raise(data)).hasMessageContaining("does not hold a number");
    }
}
