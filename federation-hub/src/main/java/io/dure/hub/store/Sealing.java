package io.dure.hub.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns closed segments into files of every resolution. The files are whole and on the disk before one transaction adds them
 * to the manifest and takes their rows out of the head: a reader sees the rows in one place, and a process that is killed
 * leaves either the head as it was, and files that nobody knows, or the files.
 */
final class Sealing {
    private final DuckDb database;
    private final SeriesFolder folder;

    Sealing(DuckDb database, SeriesFolder folder) {
        this.database = database;
        this.folder = folder;
    }

    /** Seals all closed segments together; how many files that made. */
    int seal() {
        Segments.Range range = database.keep(Segments::waiting);
        if (range.isEmpty()) {
            return 0;
        }
        List<SeriesFile> files = new ArrayList<>();
        boolean done = false;
        try {
            for (Family family : Family.values()) {
                files.addAll(write(family, range));
            }
            List<SeriesFile> made = List.copyOf(files);
            database.keep(connection -> {
                try (Statement statement = connection.createStatement()) {
                    for (Family family : Family.values()) {
                        statement.execute("DELETE FROM " + family.table() + " WHERE segment <= " + range.last());
                    }
                }
                Manifest.add(connection, made);
                Segments.sealed(connection, range);
                return made;
            });
            done = true;
            return made.size();
        } finally {
            if (!done) {
                files.forEach(file -> folder.remove(file.name()));
            }
        }
    }

    private List<SeriesFile> write(Family family, Segments.Range range) {
        List<SeriesFile> files = new ArrayList<>();
        String source = family.table() + " WHERE segment <= " + range.last();
        for (Resolution resolution : Resolution.values()) {
            FileWriter writer = new FileWriter(folder, family, resolution, range, "s");
            String from = source;
            SeriesFile file = database.keep(connection -> {
                if (resolution == Resolution.TEN_SECONDS) {
                    return writer.write(
                            connection, "SELECT " + family.columns() + " FROM " + from + " ORDER BY " + family.order());
                }
                String table = "rolled_" + resolution.code();
                new RollUp(connection, resolution).fill(family, from, table);
                SeriesFile made = writer.write(connection, "SELECT " + family.columns() + " FROM temp." + table);
                execute(connection, "DROP TABLE temp." + table);
                return made;
            });
            if (file.rows() == 0) {
                folder.remove(file.name());
                return files;
            }
            files.add(file);
            source = "read_parquet('" + folder.of(file.name()) + "')";
        }
        return files;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Writes what a query gives to a file. */
    static final class FileWriter {
        private final SeriesFolder folder;
        private final Family family;
        private final Resolution resolution;
        private final Segments.Range range;
        private final String name;

        FileWriter(SeriesFolder folder, Family family, Resolution resolution, Segments.Range range, String tier) {
            this.folder = folder;
            this.family = family;
            this.resolution = resolution;
            this.range = range;
            this.name = "%s-%s-%s-%08d-%08d.parquet"
                    .formatted(resolution.code(), family.code(), tier, range.first(), range.last());
        }

        SeriesFile write(Connection connection, String query) throws SQLException {
            execute(
                    connection,
                    "COPY (" + query + ") TO '" + folder.temporary(name)
                            + "' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 6, ROW_GROUP_SIZE 122880)");
            long bytes = folder.settle(name);
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT count(*), coalesce(min(at_ms), 0),"
                            + " coalesce(max(at_ms), 0) FROM read_parquet('" + folder.of(name) + "')")) {
                rows.next();
                return new SeriesFile(
                        name,
                        family,
                        resolution,
                        range.first(),
                        range.last(),
                        rows.getLong(2),
                        rows.getLong(3) + resolution.width().toMillis(),
                        rows.getLong(1),
                        bytes);
            }
        }
    }
}
