package io.dure.hub.store;

import io.dure.hub.InvalidConfiguration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/**
 * Copies of the whole store: the database as it was at one moment, and the files that belonged to it then. The files never
 * change, so a copy on the same disk shares them with the store (hard links) and costs little more than the head. The
 * authority that the hub made for itself goes along, as without its key every collector would have to enrol anew: so a copy
 * holds secrets, and is for its owner alone.
 */
public final class Backup implements Backups {
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    /** Below the data folder; see {@code io.dure.hub.trust}. */
    private static final String TRUST = "trust";

    private final DuckDb database;
    private final SeriesFolder series;
    private final Clock clock;

    /**
     * A finished copy.
     *
     * @param folder absolute
     * @param bytes of the database and the files, shared ones included
     */
    public record Copy(String folder, Instant at, long files, long bytes) {}

    Backup(DuckDb database, SeriesFolder series, Clock clock) {
        this.database = database;
        this.series = series;
        this.clock = clock;
    }

    /**
     * Makes a copy below the data folder, in {@code backup}, while the hub goes on. The folder has its name only once it is
     * whole and on the disk.
     *
     * @throws StoreUnavailable if it cannot be made
     */
    @Override
    public Copy make() {
        Instant now = clock.instant();
        Path backups = database.folder().resolve("backup");
        Path folder = backups.resolve(NAME.format(now));
        Path unfinished = backups.resolve(NAME.format(now) + ".tmp");
        try {
            if (Files.exists(folder)) {
                throw new FileAlreadyExistsException(folder.toString());
            }
            Files.createDirectories(backups);
            PrivateFiles.folder(unfinished);
            Files.createDirectories(unfinished.resolve("series"));
            // The lane that changes the manifest: nothing is sealed or dropped meanwhile.
            List<String> names = database.keep(connection -> copy(connection, unfinished));
            for (String name : names) {
                share(series.of(name), unfinished.resolve("series").resolve(name));
            }
            int trusted = PrivateFiles.copy(database.folder().resolve(TRUST), unfinished.resolve(TRUST));
            SeriesFolder.force(unfinished.resolve("hub.duckdb"));
            SeriesFolder.force(unfinished.resolve("series"));
            SeriesFolder.force(unfinished);
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
            SeriesFolder.force(backups);
            return new Copy(folder.toAbsolutePath().toString(), now, names.size() + trusted + 1L, bytes(folder));
        } catch (IOException failed) {
            throw new StoreUnavailable("the copy cannot be made: " + failed, failed);
        }
    }

    private static List<String> copy(Connection connection, Path folder) throws SQLException {
        String file = folder.resolve("hub.duckdb").toString().replace("'", "''");
        try (Statement statement = connection.createStatement()) {
            statement.execute("ATTACH '" + file + "' AS copy");
            try {
                statement.execute("COPY FROM DATABASE hub TO copy");
                List<String> names = List.copyOf(DuckDbSeries.names(connection));
                connection.commit();
                return names;
            } finally {
                statement.execute("DETACH copy");
            }
        }
    }

    private static void share(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (UnsupportedOperationException | IOException otherDisk) {
            Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
            SeriesFolder.force(to);
        }
    }

    private static long bytes(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    /**
     * Lays a copy into a data folder without a store, before the store is opened.
     *
     * @param copy a folder that {@link #make} made
     * @throws InvalidConfiguration if it is no copy, or if there is a store already
     */
    public static void restore(Path copy, Path data) {
        Path database = data.resolve("hub.duckdb");
        if (Files.exists(database)) {
            throw new InvalidConfiguration("dure.hub.restore: " + data + " holds a store already; restore into an empty"
                    + " folder, or start without --restore");
        }
        if (PrivateFiles.clash(copy.resolve(TRUST), data.resolve(TRUST))) {
            throw new InvalidConfiguration(
                    "dure.hub.restore: " + data.resolve(TRUST) + " holds another authority already;"
                            + " restore into an empty folder, or move " + TRUST + " out of the copy to keep this one");
        }
        if (!Files.isRegularFile(copy.resolve("hub.duckdb")) || !Files.isDirectory(copy.resolve("series"))) {
            throw new InvalidConfiguration("dure.hub.restore: " + copy + " is no finished copy of a store");
        }
        try (Stream<Path> files = Files.list(copy.resolve("series"))) {
            Files.createDirectories(data.resolve("series"));
            for (Path file : files.toList()) {
                copy(file, data.resolve("series").resolve(String.valueOf(file.getFileName())));
            }
            SeriesFolder.force(data.resolve("series"));
            PrivateFiles.copy(copy.resolve(TRUST), data.resolve(TRUST));
            // The database last, under its name at once: without it the folder still counts as empty.
            Path unfinished = data.resolve("hub.duckdb.tmp");
            copy(copy.resolve("hub.duckdb"), unfinished);
            Files.move(unfinished, database, StandardCopyOption.ATOMIC_MOVE);
            SeriesFolder.force(data);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        SeriesFolder.force(to);
    }
}
