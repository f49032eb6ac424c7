package io.dure.demo.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dure.demo.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir
    private Path temporary;

    @Test
    void aSecondDemonstrationOnTheFolderIsRefused() {
        try (DataFolder first = DataFolder.open(temporary.resolve("data"))) {
            assertThatExceptionOfType(CannotStart.class)
                    .isThrownBy(() -> DataFolder.open(first.root()))
                    .withMessageContaining("another demonstration");
        }
    }

    @Test
    void aFolderThatHoldsSomethingElseIsLeftAlone() throws IOException {
        Files.writeString(temporary.resolve("thesis.txt"), "two years of work");

        assertThatExceptionOfType(CannotStart.class)
                .isThrownBy(() -> DataFolder.open(temporary))
                .withMessageContaining("not empty");
        assertThat(temporary.resolve("thesis.txt")).exists();
    }

    @Test
    void nothingIsLeftOfAFolderThatWasAbandonedAtOnce() {
        DataFolder folder = DataFolder.open(temporary.resolve("data"));
        folder.raw();
        folder.abandon();

        assertThat(temporary.resolve("data")).doesNotExist();
    }

    @Test
    void anOlderFolderOutlivesBeingAbandoned() {
        DataFolder.open(temporary.resolve("data")).close();
        DataFolder.open(temporary.resolve("data")).abandon();

        assertThat(temporary.resolve("data")).exists();
    }

    @Test
    void stateIsForgottenWhileSecretsStay() throws IOException {
        try (DataFolder folder = DataFolder.open(temporary.resolve("data"))) {
            Files.writeString(folder.folder("hub").resolve("store"), "x");
            Files.writeString(folder.folder("secrets").resolve("key"), "x");
            folder.forgetState();

            assertThat(folder.file("hub")).doesNotExist();
            assertThat(folder.file("secrets").resolve("key")).exists();
        }
    }
}
