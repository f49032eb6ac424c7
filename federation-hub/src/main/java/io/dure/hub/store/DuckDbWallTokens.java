package io.dure.hub.store;

import io.dure.hub.audit.AuditEntry;
import io.dure.hub.dashboard.WallToken;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Wall tokens in the embedded store. */
final class DuckDbWallTokens {
    private static final String COLUMNS =
            "SELECT id, hash, dashboard, created_by, created_ms, expires_ms FROM wall_token WHERE ";

    private final DuckDb database;

    DuckDbWallTokens(DuckDb database) {
        this.database = database;
    }

    List<WallToken> of(String dashboard) {
        return select("dashboard = ? ORDER BY created_ms, id", dashboard);
    }

    Optional<WallToken> byHash(String hash) {
        return select("hash = ?", hash).stream().findFirst();
    }

    private List<WallToken> select(String condition, String value) {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(COLUMNS + condition)) {
                select.setString(1, value);
                return read(select);
            }
        });
    }

    private static List<WallToken> read(PreparedStatement select) throws SQLException {
        List<WallToken> tokens = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                tokens.add(new WallToken(
                        rows.getString("id"),
                        rows.getString("hash"),
                        rows.getString("dashboard"),
                        rows.getString("created_by"),
                        Instant.ofEpochMilli(rows.getLong("created_ms")),
                        Instant.ofEpochMilli(rows.getLong("expires_ms"))));
            }
        }
        return List.copyOf(tokens);
    }

    void add(WallToken token, Instant now, AuditEntry entry) {
        database.write(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM wall_token WHERE expires_ms <= ?")) {
                delete.setLong(1, now.toEpochMilli());
                delete.executeUpdate();
            }
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO wall_token VALUES (?, ?, ?, ?, ?, ?)")) {
                insert.setString(1, token.id());
                insert.setString(2, token.hash());
                insert.setString(3, token.dashboard());
                insert.setString(4, token.createdBy());
                insert.setLong(5, token.createdAt().toEpochMilli());
                insert.setLong(6, token.expiresAt().toEpochMilli());
                insert.executeUpdate();
            }
            return DuckDbAudit.insert(connection, entry);
        });
    }

    void remove(String id, AuditEntry entry) {
        database.write(connection -> {
            for (String table : List.of("wall_token WHERE id", "user_session WHERE wall_token")) {
                try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + table + " = ?")) {
                    delete.setString(1, id);
                    delete.executeUpdate();
                }
            }
            return DuckDbAudit.insert(connection, entry);
        });
    }
}
