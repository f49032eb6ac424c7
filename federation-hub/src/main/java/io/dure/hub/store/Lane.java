package io.dure.hub.store;

import io.dure.hub.metric.TooManySeries;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection on a platform thread of its own behind a bounded queue: a native call on a virtual thread would hold up the
 * others on its carrier. Every piece of work is one transaction, so that it sees one state of the tables.
 */
final class Lane {
    private final Connection connection;
    private final Duration patience;
    private final ThreadPoolExecutor executor;

    /** What is done on a connection. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    Lane(String name, Connection connection, int queue, Duration patience) throws SQLException {
        this.connection = connection;
        this.patience = patience;
        connection.setAutoCommit(false);
        executor = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(queue),
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /** One transaction; rolled back when the work throws. Ordered as called. */
    <T> T run(Work<T> work) {
        return run(work, committed -> {}, () -> {});
    }

    /**
     * One transaction, with what follows from its outcome on the same thread, before anything else is done.
     *
     * @param committed takes the result once it is durable
     * @param unknown is told when the commit failed, and only the tables know whether it is there
     */
    <T> T run(Work<T> work, Consumer<T> committed, Runnable unknown) {
        return await(submit(() -> {
            boolean done = false;
            try {
                T result = work.on(connection);
                commit(unknown);
                done = true;
                takeOver(result, committed, unknown);
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
            connection.commit();
        } catch (SQLException | RuntimeException | Error failed) {
            unknown.run();
            throw failed;
        }
    }

    /** Who took over half of what is durable must not go on by it: what is committed would be stored once more. */
    private static <T> void takeOver(T result, Consumer<T> committed, Runnable unknown) {
        try {
            committed.accept(result);
        } catch (RuntimeException | Error failed) {
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
            connection.rollback();
        } catch (SQLException ended) {
            try (Statement begin = connection.createStatement()) {
                begin.execute("BEGIN TRANSACTION");
            }
            connection.rollback();
        }
    }

    private <T> Future<T> submit(Callable<T> task) {
        try {
            return executor.submit(task);
        } catch (RejectedExecutionException full) {
            throw new StoreUnavailable(StoreUnavailable.BUSY, "the store's queue is full or the store is closed", full);
        }
    }

    private <T> T await(Future<T> future) {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new StoreUnavailable(StoreUnavailable.BUSY, "the store did not answer within " + patience, slow);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted while waiting for the store", interrupted);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof TooManySeries refused) {
                throw refused;
            }
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

    /**
     * Lets what waits be done, for a while.
     *
     * @return whether it came to its end and the connection is closed; else the work goes on until the process ends, which
     *     the database survives
     */
    boolean end() throws SQLException {
        executor.shutdown();
        try {
            if (executor.awaitTermination(2, TimeUnit.SECONDS)) {
                connection.close();
                return true;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
