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
            SeriesFile file = resolution == Resolution.TEN_SECONDS
                    ? database.keep(connection -> writer.write(connection, from, family.order()))
                    : rollUp(writer, from);
            if (file.rows() == 0) {
                folder.remove(file.name());
                return files;
            }
            files.add(file);
            source = "read_parquet('" + folder.of(file.name()) + "')";
        }
        return files;
    }

    /**
     * Gauges go straight into the file: a copy of a temporary table that one INSERT filled with more rows than a row group came
     * out empty (DuckDB 2.0.0). What {@link RollUp} appends itself is committed before it is copied.
     */
    private SeriesFile rollUp(FileWriter writer, String from) {
        if (writer.family() == Family.GAUGE) {
            return database.keep(connection -> writer.write(
                    connection,
                    new RollUp(connection, writer.resolution()).gauges(from),
                    writer.family().order()));
        }
        String table = "rolled_" + writer.resolution().code();
        database.keep(connection -> {
            new RollUp(connection, writer.resolution()).fill(writer.family(), from, table);
            return table;
        });
        SeriesFile file = database.keep(connection -> writer.write(connection, "temp." + table, ""));
        database.keep(connection -> {
            execute(connection, "DROP TABLE temp." + table);
            return table;
        });
        return file;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Writes rows to a file. */
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

        /** Measured: the newer encodings make cells a tenth smaller, and the doubles of gauges somewhat larger. */
        private String version() {
            return family == Family.GAUGE ? "V1" : "V2";
        }

        Family family() {
            return family;
        }

        Resolution resolution() {
            return resolution;
        }

        /**
         * Writes all rows of a source.
         *
         * @param order empty for the source's own
         * @throws SQLException also when the file has not as many rows as the source
         */
        SeriesFile write(Connection connection, String source, String order) throws SQLException {
            execute(
                    connection,
                    "COPY (SELECT " + family.columns() + " FROM " + source
                            + (order.isEmpty() ? "" : " ORDER BY " + order) + ") TO '"
                            + folder.temporary(name)
                            + "' (FORMAT parquet, PARQUET_VERSION " + version()
                            + ", COMPRESSION zstd, COMPRESSION_LEVEL 6,"
                            + " ROW_GROUP_SIZE 122880)");
            long bytes = folder.settle(name);
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT count(*), coalesce(min(at_ms), 0),"
                            + " coalesce(max(at_ms), 0), (SELECT count(*) FROM " + source
                            + ") FROM read_parquet('" + folder.of(name) + "')")) {
                rows.next();
                if (rows.getLong(1) != rows.getLong(4)) {
                    folder.remove(name);
                    throw new SQLException(name + " has " + rows.getLong(1) + " rows of " + rows.getLong(4));
                }
                return new SeriesFile(
                        name,
                        family,
                        resolution,
                        range.first(),
                        range.last(),
                        rows.getLong(2),
                        rows.getLong(3) + resolution.width().toMillis(),
                        rows.getLong(1),
                        bytes,
                        Family.LAYOUT);
            }
        }
    }
}
