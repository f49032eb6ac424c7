package io.dure.hub.store;

import io.dure.hub.InvalidConfiguration;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * The embedded database: one connection writes, one reads, each on a platform thread of its own behind a bounded
 * queue, because a native call on a virtual thread would hold up the others on its carrier.
 */
public final class DuckDb implements AutoCloseable {
    private static final int QUEUE = 512;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Connection writing;
    private final Connection reading;
    private final ThreadPoolExecutor writer = thread("store-write");
    private final ThreadPoolExecutor reader = thread("store-read");

    private DuckDb(Connection writing, Connection reading) {
        this.writing = writing;
        this.reading = reading;
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
                Connection reading = ((DuckDBConnection) writing).duplicate();
                writing.setAutoCommit(false);
                return new DuckDb(writing, reading);
            } catch (SQLException | RuntimeException failed) {
                writing.close();
                throw failed;
            }
        } catch (SQLException failed) {
            throw new InvalidConfiguration("dure.hub.data: cannot open " + file + ": " + failed.getMessage(), failed);
        }
    }

    /** One transaction; rolled back when the work throws. Ordered as called. */
    <T> T write(Work<T> work) {
        return write(work, committed -> {}, () -> {});
    }

    /**
     * One transaction, with what follows from its outcome on the writer's thread, before anything else is written.
     *
     * @param committed takes the result once it is durable
     * @param unknown is told when the commit failed, and only the tables know whether it is there
     */
    <T> T write(Work<T> work, Consumer<T> committed, Runnable unknown) {
        return await(submit(writer, () -> {
            boolean done = false;
            try {
                T result = work.on(writing);
                commit(unknown);
                done = true;
                committed.accept(result);
                return result;
            } finally {
                if (!done) {
                    undo();
                }
            }
        }));
    }

    private void commit(Runnable unknown) throws SQLException {
        try {
            writing.commit();
        } catch (SQLException failed) {
            unknown.run();
            throw failed;
        }
    }

    /**
     * A commit that failed (a full disk) has ended the transaction in the engine, yet the driver believes that it runs and
     * would write everything that follows outside of one: a transaction is begun for it, to be rolled back.
     */
    private void undo() throws SQLException {
        try {
            writing.rollback();
        } catch (SQLException ended) {
            try (Statement begin = writing.createStatement()) {
                begin.execute("BEGIN TRANSACTION");
            }
            writing.rollback();
        }
    }

    <T> T read(Work<T> work) {
        return await(submit(reader, () -> work.on(reading)));
    }

    private static <T> Future<T> submit(ThreadPoolExecutor executor, Callable<T> task) {
        try {
            return executor.submit(task);
        } catch (RejectedExecutionException full) {
            throw new StoreUnavailable(StoreUnavailable.BUSY, "the store's queue is full or the store is closed", full);
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new StoreUnavailable(StoreUnavailable.BUSY, "the store did not answer within " + PATIENCE, slow);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted while waiting for the store", interrupted);
        } catch (ExecutionException failed) {
            throw new StoreUnavailable(code(failed.getCause()), "the store failed: " + failed.getCause(), failed);
        }
    }

    /** The engine tells a full disk by words only. */
    private static String code(@Nullable Throwable cause) {
        if (cause instanceof StoreUnavailable known) {
            return known.code();
        }
        String message = cause == null ? "" : String.valueOf(cause.getMessage());
        boolean full = message.contains("No space left") || message.contains("disk is full");
        return full ? StoreUnavailable.DISK_FULL : StoreUnavailable.UNAVAILABLE;
    }

    @Override
    public void close() throws SQLException {
        for (ThreadPoolExecutor executor : new ThreadPoolExecutor[] {writer, reader}) {
            executor.shutdown();
        }
        try {
            writer.awaitTermination(2, TimeUnit.SECONDS);
            reader.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        reading.close();
        try (Statement statement = writing.createStatement()) {
            writing.setAutoCommit(true);
            statement.execute("CHECKPOINT");
        } finally {
            writing.close();
        }
    }

    private static ThreadPoolExecutor thread(String name) {
        ThreadPoolExecutor executor = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(QUEUE),
                Thread.ofPlatform().name(name).daemon().factory());
        return executor;
    }

    /** What is done on a connection. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
