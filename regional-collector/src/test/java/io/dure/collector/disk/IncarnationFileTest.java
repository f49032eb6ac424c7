package io.dure.collector.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncarnationFileTest {
    private static final Clock EPOCH = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);

    @TempDir
    Path data;

    @Test
    void risesWithEveryStart() throws IOException {
        assertThat(IncarnationFile.raise(data, EPOCH)).isEqualTo(1);
        assertThat(IncarnationFile.raise(data, EPOCH)).isEqualTo(2);
    }

    @Test
    void damagedNumberStopsTheStart() throws IOException {
        Files.writeString(data.resolve("incarnation"), "one");

        assertThatThrownBy(() -> IncarnationFile.raise(data, EPOCH)).hasMessageContaining("does not hold a number");
    }

    @Test
    void anEmptiedFolderGoesOnAboveWhatWasThere() throws IOException {
        long before = IncarnationFile.raise(data, EPOCH);
        Files.delete(data.resolve("incarnation"));
        Clock later = Clock.fixed(Instant.ofEpochMilli(5), ZoneOffset.UTC);
        assertThat(IncarnationFile.raise(data, later)).isGreaterThan(before);
    }
}
