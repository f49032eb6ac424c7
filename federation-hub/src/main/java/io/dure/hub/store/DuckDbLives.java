package io.dure.hub.store;

import io.dure.hub.ledger.LifeKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/** Lives in the embedded store. */
final class DuckDbLives implements LifeStore {
    private static final String COLUMNS = "site, service, instance, start_ms, host, version, first_window_ms,"
            + " last_window_ms, ended, created, stored, probes, dropped, lost, account_ms, lost_until_ms";

    private final DuckDb database;

    DuckDbLives(DuckDb database) {
        this.database = database;
    }

    @Override
    public List<Life> lives(LifeQuery query) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT " + COLUMNS + " FROM life"
                    + " WHERE (? IS NULL OR service = ?) AND (? IS NULL OR site = ?) AND greatest(last_window_ms, lost_until_ms) >= ?"
                    + " AND (? IS NULL OR contains(lower(instance), ?) OR contains(lower(host), ?)"
                    + " OR contains(lower(version), ?))"
                    + " ORDER BY last_window_ms DESC, site, service, instance, start_ms DESC LIMIT ?")) {
                String text =
                        query.text().map(part -> part.toLowerCase(Locale.ROOT)).orElse(null);
                select.setString(1, query.service().orElse(null));
                select.setString(2, query.service().orElse(null));
                select.setString(3, query.site().orElse(null));
                select.setString(4, query.site().orElse(null));
                select.setLong(
                        5, query.since().map(java.time.Instant::toEpochMilli).orElse(Long.MIN_VALUE));
                for (int index = 6; index <= 9; index++) {
                    select.setString(index, text);
                }
                select.setInt(10, query.limit());
                return books(select).stream().map(KeptLife::life).toList();
            }
        });
    }

    /** Those with a window since. */
    static List<KeptLife> recent(Connection connection, long sinceMs) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT " + COLUMNS + " FROM life WHERE last_window_ms >= ?")) {
            select.setLong(1, sinceMs);
            return books(select);
        }
    }

    /** Part of the caller's transaction. */
    static Optional<KeptLife> find(Connection connection, LifeKey key) {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM life WHERE site = ? AND service = ? AND instance = ? AND start_ms = ?")) {
            select.setString(1, key.site());
            select.setString(2, key.service());
            select.setString(3, key.instance());
            select.setLong(4, key.startMs());
            return books(select).stream().findFirst();
        } catch (SQLException failed) {
            throw new StoreUnavailable("the books of " + key + " cannot be read", failed);
        }
    }

    private static List<KeptLife> books(PreparedStatement select) throws SQLException {
        List<KeptLife> books = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                books.add(new KeptLife(
                        new Life(
                                rows.getString(1),
                                rows.getString(2),
                                rows.getString(3),
                                rows.getLong(4),
                                rows.getString(5),
                                rows.getString(6),
                                rows.getLong(7),
                                rows.getLong(8),
                                rows.getBoolean(9),
                                rows.getLong(10),
                                rows.getLong(11),
                                rows.getLong(12),
                                Json.counts(rows.getString(13)),
                                Json.counts(rows.getString(14)),
                                rows.getLong(16)),
                        rows.getLong(15)));
            }
        }
        return books;
    }

    /** Part of the caller's transaction: many at once, by way of a temporary table, as single ones are slow. */
    static void put(Connection connection, Collection<KeptLife> changed) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE IF NOT EXISTS life_changed AS SELECT * FROM life LIMIT 0");
            try (DuckDBAppender rows =
                    connection.unwrap(DuckDBConnection.class).createAppender("temp", "main", "life_changed")) {
                for (KeptLife books : changed) {
                    append(rows, books);
                }
            }
            statement.execute("INSERT INTO life SELECT * FROM life_changed"
                    + " ON CONFLICT (site, service, instance, start_ms) DO UPDATE SET host = excluded.host,"
                    + " version = excluded.version, first_window_ms = excluded.first_window_ms,"
                    + " last_window_ms = excluded.last_window_ms, ended = excluded.ended, created = excluded.created,"
                    + " stored = excluded.stored, probes = excluded.probes, dropped = excluded.dropped,"
                    + " lost = excluded.lost, account_ms = excluded.account_ms,"
                    + " lost_until_ms = excluded.lost_until_ms");
            statement.execute("DELETE FROM life_changed");
        }
    }

    private static void append(DuckDBAppender rows, KeptLife books) throws SQLException {
        Life life = books.life();
        rows.beginRow()
                .append(life.site())
                .append(life.service())
                .append(life.instance())
                .append(life.startMs())
                .append(life.host())
                .append(life.version())
                .append(life.firstWindowMs())
                .append(life.lastWindowMs())
                .append(life.ended())
                .append(life.created())
                .append(life.stored())
                .append(life.probes())
                .append(Json.write(new TreeMap<>(life.droppedByAgent())))
                .append(Json.write(new TreeMap<>(life.lost())))
                .append(books.accountMs())
                .append(life.lostUntilMs())
                .endRow();
    }
}
