package io.dure.demo.books;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {
    private static final Instant END = Instant.parse("2026-11-22T10:00:10Z");

    @TempDir
    private Path folder;

    @Test
    void booksAreReadFromWhatWasSaidWordForWord() throws IOException {
        Path file = folder.resolve("books.json");
        Files.writeString(file, """
                {"at": "2026-11-22T10:00:12Z",
                 "agents": {"private": {"portal-private-1": {"windowEnd": "2026-11-22T10:00:10Z", "created": 5, "probes": 2,
                   "waitingTransactions": 1, "accepted": 4, "dropped": {}, "last": false}}},
                 "collectors": {"private": [{"taken": 6, "repeated": 1, "committed": 5, "waiting": 0, "probes": 2,
                   "dropped": {"spool-full": 1}}]},
                 "ledger": {"sites": [{"site": "private", "created": 5, "stored": 4, "probes": 2, "waiting": 0, "hole": 0,
                   "lost": {"spool-full": 1}, "droppedByAgent": {}}]},
                 "transactions": {"series": [{"labels": {"site": "private"},
                   "points": [{"at": "2026-11-22T10:00:00Z", "value": 2}, {"at": "2026-11-22T10:00:10Z", "value": null}]}]},
                 "probes": {"series": [{"labels": {"site": "public"}, "points": [{"at": "2026-11-22T10:00:00Z", "value": 9}]}]}}
                """);
        Snapshot snapshot = Snapshot.read(file);

        SiteBooks books = snapshot.books(Map.of(
                        "portal-private-1",
                        List.of(
                                new Logged.Line(END.minusSeconds(3), false),
                                new Logged.Line(END.plusSeconds(1), false))))
                .getFirst();

        assertThat(books.logged().atLeast()).isEqualTo(new Entries(1, 0));
        assertThat(books.agents().created()).isEqualTo(new Entries(3, 2));
        assertThat(books.collectors().taken()).isEqualTo(5);
        assertThat(books.hub().stored()).isEqualTo(new Entries(2, 2));
        assertThat(books.hub().queried()).isEqualTo(new Entries(2, 0));
        assertThat(books.hub().lost()).containsExactly(Map.entry("spool-full", 1L));
    }

    @Test
    void aSnapshotOutlivesItsFile() {
        Path file = folder.resolve("again.json");
        Snapshot.read(write(file)).write(file);

        assertThat(Snapshot.read(file).at()).isEqualTo(END);
    }

    private static Path write(Path file) {
        try {
            return Files.writeString(file, """
                    {"at": "2026-11-22T10:00:10Z", "agents": {}, "collectors": {}, "ledger": {}, "transactions": {}, "probes": {}}
                    """);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
