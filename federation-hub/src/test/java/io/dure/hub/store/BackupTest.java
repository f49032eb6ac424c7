package io.dure.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dure.federation.v1.WindowPiece;
import io.dure.hub.InvalidConfiguration;
import io.dure.protocol.testkit.MovableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final MovableClock clock = new MovableClock(START);

    private static void put(Stores stores, long sequence, long atMs) {
        stores.reports()
                .store(
                        "private-1",
                        List.of(StoreContract.report(
                                1, sequence, StoreContract.window("a", atMs).build())));
    }

    private static List<Long> starts(Stores stores) {
        List<WindowPiece> pieces = new ArrayList<>();
        stores.reports().pieces(Instant.EPOCH, pieces::add);
        return pieces.stream().map(WindowPiece::getWindowStartMs).sorted().toList();
    }

    @Test
    void aCopyMadeWhileReportsComeIsTheStoreAtOneMoment() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Backup.Copy copy;
        try (DuckDb database = DuckDb.open(data, 256_000_000)) {
            EmbeddedStore store = new EmbeddedStore(database, StoreSettings.defaults(), clock);
            Stores stores = store.stores();
            stores.audit().append(StoreContract.entry("one"));
            put(stores, 1, START.toEpochMilli());
            clock.advance(Duration.ofHours(1));
            store.keep();
            Thread writer = Thread.ofPlatform()
                    .start(() -> LongStream.rangeClosed(2, 200)
                            .forEach(
                                    sequence -> put(stores, sequence, clock.millis() + sequence * 10_000 - 2_000_000)));
            copy = store.backups().make();
            writer.join();
            store.keep();
        }

        Path restored = Files.createDirectory(folder.resolve("restored"));
        Backup.restore(Path.of(copy.folder()), restored);

        try (DuckDb database = DuckDb.open(restored, 256_000_000)) {
            Stores stores = new EmbeddedStore(database, StoreSettings.defaults(), clock).stores();
            List<Long> starts = starts(stores);
            long highest = stores.reports()
                    .store("private-1", List.of(StoreContract.report(1, 1)))
                    .committed()
                    .getFirst()
                    .highest();
            assertThat(starts)
                    .as("numbers and windows are of one moment")
                    .hasSize((int) highest)
                    .startsWith(START.toEpochMilli());
            assertThat(stores.audit().page(5, Optional.empty()).entries()).hasSize(1);
            put(stores, highest + 1, clock.millis());
            assertThat(starts(stores)).hasSize((int) highest + 1);
        }
    }

    @Test
    void theAuthorityGoesAlongForItsOwnerAlone() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        Path trust = Files.createDirectory(data.resolve("trust"));
        Files.writeString(trust.resolve("ca.key"), "a key");
        Files.writeString(trust.resolve("ca.pem"), "a certificate");
        Backup.Copy copy;
        try (DuckDb database = DuckDb.open(data, 256_000_000)) {
            copy = new EmbeddedStore(database, StoreSettings.defaults(), clock)
                    .backups()
                    .make();
        }

        Path restored = Files.createDirectory(folder.resolve("restored"));
        Backup.restore(Path.of(copy.folder()), restored);

        assertThat(copy.files()).isEqualTo(3);
        assertThat(rights(Path.of(copy.folder()))).isEqualTo("rwx------");
        for (Path of : List.of(Path.of(copy.folder()), restored)) {
            assertThat(rights(of.resolve("trust"))).isEqualTo("rwx------");
            assertThat(rights(of.resolve("trust/ca.key"))).isEqualTo("rw-------");
            assertThat(of.resolve("trust/ca.key")).hasContent("a key");
            assertThat(of.resolve("trust/ca.pem")).hasContent("a certificate");
        }
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void anAuthorityIsNeverOverwritten() throws Exception {
        Path copy = Files.createDirectory(folder.resolve("copy"));
        Files.createDirectory(copy.resolve("series"));
        Files.writeString(copy.resolve("hub.duckdb"), "a copy");
        Files.writeString(Files.createDirectory(copy.resolve("trust")).resolve("ca.key"), "of the copy");
        Path data = Files.createDirectory(folder.resolve("data"));
        Files.writeString(Files.createDirectory(data.resolve("trust")).resolve("ca.key"), "of the hub");

        assertThatThrownBy(() -> Backup.restore(copy, data))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("holds another authority already");

        assertThat(data.resolve("trust/ca.key")).hasContent("of the hub");
        assertThat(data.resolve("hub.duckdb")).doesNotExist();
    }

    @Test
    void aStoreIsNeverOverwritten() throws Exception {
        Path copy = Files.createDirectory(folder.resolve("copy"));
        Path data = Files.createDirectory(folder.resolve("data"));
        assertThatThrownBy(() -> Backup.restore(copy, data))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("no finished copy");
        Files.createDirectory(copy.resolve("series"));
        Files.writeString(copy.resolve("hub.duckdb"), "a copy");
        Files.writeString(data.resolve("hub.duckdb"), "a store");

        assertThatThrownBy(() -> Backup.restore(copy, data))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("holds a store already");

        assertThat(data.resolve("hub.duckdb")).hasContent("a store");
    }
}
