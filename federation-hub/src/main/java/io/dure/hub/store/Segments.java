package io.dure.hub.store;

import io.dure.hub.ledger.LifeKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * The parts of time by which the head is sealed: one takes rows, older ones wait for their sealing, and sealed ones are known
 * for as long as the keys of their windows are remembered. All parts of the caller's transaction.
 */
final class Segments {
    private Segments() {}

    /** The one that takes rows. */
    static Segment open(Connection connection, long nowMs) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet rows = statement.executeQuery(
                    "SELECT id, opened_ms FROM segment WHERE closed_ms IS NULL ORDER BY id DESC")) {
                if (rows.next()) {
                    return new Segment(rows.getLong(1), rows.getLong(2));
                }
            }
            return begin(connection, 1, nowMs);
        }
    }

    private static Segment begin(Connection connection, long id, long nowMs) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO segment VALUES (?, ?, NULL, false)")) {
            insert.setLong(1, id);
            insert.setLong(2, nowMs);
            insert.executeUpdate();
        }
        return new Segment(id, nowMs);
    }

    /** Closes one, with the keys that it took, and opens the next. */
    static Segment next(Connection connection, Segment open, Map<LifeKey, byte[]> keys, long nowMs)
            throws SQLException {
        try (PreparedStatement close = connection.prepareStatement("UPDATE segment SET closed_ms = ? WHERE id = ?")) {
            close.setLong(1, nowMs);
            close.setLong(2, open.id());
            close.executeUpdate();
        }
        try (DuckDBAppender rows = connection.unwrap(DuckDBConnection.class).createAppender("main", "seen")) {
            for (Map.Entry<LifeKey, byte[]> of : keys.entrySet()) {
                rows.beginRow()
                        .append(open.id())
                        .append(of.getKey().site())
                        .append(of.getKey().service())
                        .append(of.getKey().instance())
                        .append(of.getKey().startMs())
                        .append(of.getValue())
                        .endRow();
            }
        }
        return begin(connection, open.id() + 1, nowMs);
    }

    /** Forgets the keys of segments that were closed before; the newest of them, or 0. */
    static long forget(Connection connection, long closedBeforeMs) throws SQLException {
        long newest;
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT coalesce(max(id), 0) FROM segment WHERE sealed AND closed_ms < ?")) {
            select.setLong(1, closedBeforeMs);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                newest = rows.getLong(1);
            }
        }
        if (newest > 0) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("DELETE FROM seen WHERE segment <= " + newest);
                statement.execute("DELETE FROM segment WHERE sealed AND id <= " + newest);
            }
        }
        return newest;
    }

    /** The closed ones whose rows are in the head; empty is (1, 0). */
    static Range waiting(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT coalesce(min(id), 1), coalesce(max(id), 0) FROM segment"
                        + " WHERE closed_ms IS NOT NULL AND NOT sealed")) {
            rows.next();
            return new Range(rows.getLong(1), rows.getLong(2));
        }
    }

    static void sealed(Connection connection, Range range) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "UPDATE segment SET sealed = true WHERE id BETWEEN " + range.first() + " AND " + range.last());
        }
    }

    /** Since when it takes rows. */
    record Segment(long id, long openedMs) {}

    /** From the first to the last, both included. */
    record Range(long first, long last) {
        boolean isEmpty() {
            return last < first;
        }
    }
}
