package io.dure.hub.store;

import io.dure.hub.InvalidConfiguration;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.duckdb.DuckDBConnection;

/**
 * The embedded database: one connection writes, one reads the hub's own state, one answers questions about series, one seals
 * and tidies up, so that a long answer or a sealing holds up no commit.
 */
public final class DuckDb implements AutoCloseable {
    private static final int QUEUE = 512;
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration KEEPING = Duration.ofMinutes(30);

    private final Path folder;
    private final Lane writer;
    private final Lane reader;
    private final Lane asker;
    private final Lane keeper;
    private final Connection last;

    private DuckDb(Path folder, Connection writing) throws SQLException {
        this.folder = folder;
        DuckDBConnection database = writing.unwrap(DuckDBConnection.class);
        last = database.duplicate();
        reader = new Lane("store-read", database.duplicate(), QUEUE, PATIENCE);
        asker = new Lane("store-query", database.duplicate(), QUEUE, PATIENCE);
        keeper = new Lane("store-keep", database.duplicate(), QUEUE, KEEPING);
        writer = new Lane("store-write", writing, QUEUE, PATIENCE);
    }

    /**
     * Opens or creates the database.
     *
     * @param folder of the hub's data, which the caller holds alone
     * @throws InvalidConfiguration if it was written by a newer version
     */
    public static DuckDb open(Path folder, long memoryLimitBytes) {
        Properties settings = new Properties();
        settings.setProperty("memory_limit", memoryLimitBytes + "B");
        settings.setProperty("threads", "2");
        settings.setProperty("temp_directory", folder.resolve("spill").toString());
        settings.setProperty("autoinstall_known_extensions", "false");
        settings.setProperty("autoload_known_extensions", "false");
        Path file = folder.resolve("hub.duckdb");
        try {
            Connection writing = DriverManager.getConnection("jdbc:duckdb:" + file, settings);
            try {
                Schema.prepare(writing, file);
                return new DuckDb(folder, writing);
            } catch (SQLException | RuntimeException failed) {
                writing.close();
                throw failed;
            }
        } catch (SQLException failed) {
            throw new InvalidConfiguration("dure.hub.data: cannot open " + file + ": " + failed.getMessage(), failed);
        }
    }

    Path folder() {
        return folder;
    }

    /** One transaction; rolled back when the work throws. Ordered as called. */
    <T> T write(Lane.Work<T> work) {
        return writer.run(work);
    }

    /** As {@link Lane#run(Lane.Work, Consumer, Runnable)}. */
    <T> T write(Lane.Work<T> work, Consumer<T> committed, Runnable unknown) {
        return writer.run(work, committed, unknown);
    }

    /** Reads little. */
    <T> T read(Lane.Work<T> work) {
        return reader.run(work);
    }

    /** Reads much, for somebody who waits. */
    <T> T ask(Lane.Work<T> work) {
        return asker.run(work);
    }

    /** Works for minutes. */
    <T> T keep(Lane.Work<T> work) {
        return keeper.run(work);
    }

    @Override
    public void close() throws SQLException {
        boolean ended = true;
        for (Lane lane : List.of(writer, keeper, asker, reader)) {
            ended &= lane.end();
        }
        if (ended) {
            try (Connection connection = last;
                    Statement statement = connection.createStatement()) {
                statement.execute("CHECKPOINT");
            }
        }
    }
}
