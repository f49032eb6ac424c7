package io.dure.hub.dashboard;

import static io.dure.hub.dashboard.Documents.document;
import static io.dure.hub.dashboard.Documents.panel;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDashboardsTest {
    private static final DocumentReader READER = Documents.reader();

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final List<String> changed = new ArrayList<>();
    private long seconds = 1_800_000_000;

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(seconds++)));
    }

    private static String named(String name) {
        return document(name, panel("a", "sites", "{}"));
    }

    private FileDashboards looked() {
        FileDashboards files = new FileDashboards(Optional.of(folder), READER, CLOCK, changed::add);
        files.look();
        return files;
    }

    @Test
    void everyFileIsAReadOnlyDashboard() throws IOException {
        write("Night Shift.json", named("야간"));
        write("notes.txt", "not for us");

        FileDashboards files = looked();

        assertThat(files.all()).singleElement().satisfies(dashboard -> {
            assertThat(dashboard.id()).isEqualTo("file-night-shift");
            assertThat(dashboard.heading().name()).isEqualTo("야간");
            assertThat(dashboard.heading().origin()).isEqualTo(Origin.FILE);
            assertThat(dashboard.heading().owner()).isNull();
        });
        assertThat(files.problems()).isEmpty();
    }

    @Test
    void changedAddedAndRemovedFilesAreSeenAtTheNextLook() throws IOException {
        write("a.json", named("A"));
        FileDashboards files = looked();
        long before = files.all().getFirst().heading().version();

        write("a.json", named("B"));
        write("c.json", named("C"));
        files.look();

        assertThat(files.all()).extracting(each -> each.heading().name()).containsExactlyInAnyOrder("B", "C");
        assertThat(files.find("file-a"))
                .get()
                .satisfies(changed -> assertThat(changed.heading().version()).isGreaterThan(before));
        Files.delete(folder.resolve("a.json"));
        files.look();
        files.look();
        assertThat(files.all()).extracting(each -> each.heading().name()).containsExactly("C");
        assertThat(changed)
                .as("told once of each change")
                .containsExactlyInAnyOrder("file-a", "file-a", "file-c", "file-a");
    }

    @Test
    void aBadFileIsNamedAndItsLastGoodStateShownOn() throws IOException {
        write("a.json", named("A"));
        write("b.json", "{");
        FileDashboards files = looked();
        assertThat(files.problems()).containsOnlyKeys("b.json");

        write("a.json", named("A").replace("\"sites\"", "\"pie\""));
        write("b.json", named("B"));
        files.look();

        assertThat(files.problems()).containsOnlyKeys("a.json");
        assertThat(new FileAlarms(files).alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.code()).isEqualTo("dashboard-file");
            assertThat(alarm.subject()).isEqualTo("a.json");
            assertThat(alarm.since()).isEqualTo(NOW);
            assertThat(alarm.detail()).contains("/pages/0/panels/0/kind");
        });
        assertThat(files.all()).extracting(each -> each.heading().name()).containsExactlyInAnyOrder("A", "B");
        write("a.json", named("A2"));
        files.look();
        assertThat(files.problems()).isEmpty();
    }

    @Test
    void twoFilesOfOneIdAreNotBothShown() throws IOException {
        write("a b.json", named("first"));
        write("a-b.json", named("second"));
        FileDashboards files = looked();

        assertThat(files.all()).hasSize(1);
        assertThat(files.problems()).hasSize(1);

        Files.delete(folder.resolve("a b.json"));
        files.look();
        assertThat(files.all()).extracting(each -> each.heading().name()).containsExactly("second");
        assertThat(files.problems()).isEmpty();
    }

    @Test
    void aFolderThatIsNotThereIsNamedAndSeenWhenItComes() throws IOException {
        Path later = folder.resolve("later");
        FileDashboards files = new FileDashboards(Optional.of(later), READER, CLOCK, changed::add);
        files.look();
        assertThat(files.problems()).containsOnlyKeys(".");

        Files.createDirectory(later);
        Files.writeString(later.resolve("a.json"), named("A"));
        files.look();

        assertThat(files.problems()).isEmpty();
        assertThat(files.all()).hasSize(1);
    }

    @Test
    void aLargeFileIsNotRead() throws IOException {
        write("a.json", " ".repeat((int) FileDashboards.LARGEST_BYTES + 1));

        assertThat(looked().problems()).containsOnlyKeys("a.json");
    }

    @Test
    void withoutAFolderThereIsNothing() {
        FileDashboards files = new FileDashboards(Optional.empty(), READER, CLOCK, changed::add);
        files.look();

        assertThat(files.all()).isEmpty();
        assertThat(files.problems()).isEqualTo(Map.of());
    }
}
