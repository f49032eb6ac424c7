package io.dure.hub.store;

import io.dure.hub.incident.Incident;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Incidents in the embedded store. */
final class DuckDbIncidents implements IncidentStore {
    private final DuckDb database;

    DuckDbIncidents(DuckDb database) {
        this.database = database;
    }

    @Override
    public void save(Incident incident) {
        database.write(connection -> {
            put(connection, incident);
            return incident;
        });
    }

    /** Part of the caller's transaction. */
    static void put(Connection connection, Incident incident) throws SQLException {
        try (PreparedStatement put =
                connection.prepareStatement("INSERT INTO incident VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                        + " opened_ms = excluded.opened_ms, body = excluded.body")) {
            put.setString(1, incident.id());
            put.setString(2, incident.service());
            put.setLong(3, incident.openedAt().toEpochMilli());
            put.setString(4, Json.write(incident));
            put.executeUpdate();
        }
    }

    @Override
    public List<Incident> incidents(Optional<String> service, int limit) {
        return database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT body FROM incident WHERE ? IS NULL OR service = ?"
                            + " ORDER BY opened_ms DESC, id LIMIT ?")) {
                select.setString(1, service.orElse(null));
                select.setString(2, service.orElse(null));
                select.setInt(3, limit);
                return DuckDbRows.documents(select, Incident.class);
            }
        });
    }

    @Override
    public Optional<Incident> incident(String id) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT body FROM incident WHERE id = ?")) {
                select.setString(1, id);
                return DuckDbRows.documents(select, Incident.class).stream().findFirst();
            }
        });
    }
}
