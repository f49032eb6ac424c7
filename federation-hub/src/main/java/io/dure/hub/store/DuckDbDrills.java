package io.dure.hub.store;

import io.dure.hub.drill.Drill;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Drills in the embedded store. */
final class DuckDbDrills implements DrillStore {
    private final DuckDb database;

    DuckDbDrills(DuckDb database) {
        this.database = database;
    }

    /** Puts it in, or replaces the one of the same id; part of the caller's transaction. */
    static void put(Connection connection, Drill drill) throws SQLException {
        try (PreparedStatement put =
                connection.prepareStatement("INSERT INTO drill VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                        + " started_ms = excluded.started_ms, body = excluded.body")) {
            put.setString(1, drill.id());
            put.setString(2, drill.service());
            put.setLong(3, drill.startedAt().toEpochMilli());
            put.setString(4, Json.write(drill));
            put.executeUpdate();
        }
    }

    @Override
    public List<Drill> drills(Optional<String> service, int limit) {
        return database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT body FROM drill WHERE ? IS NULL OR service = ?"
                            + " ORDER BY started_ms DESC, id LIMIT ?")) {
                select.setString(1, service.orElse(null));
                select.setString(2, service.orElse(null));
                select.setInt(3, limit);
                return DuckDbRows.documents(select, Drill.class);
            }
        });
    }

    @Override
    public Optional<Drill> drill(String id) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT body FROM drill WHERE id = ?")) {
                select.setString(1, id);
                return DuckDbRows.documents(select, Drill.class).stream().findFirst();
            }
        });
    }
}
