package io.dure.hub.store;

import io.dure.hub.audit.AuditEntry;
import io.dure.hub.trust.Credential;
import io.dure.hub.trust.EnrolmentToken;
import io.dure.hub.trust.PartKind;
import io.dure.hub.trust.TrustRecords;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Enrolment tokens and credentials in the embedded store. */
final class DuckDbTrust implements TrustRecords {
    private final DuckDb database;

    DuckDbTrust(DuckDb database) {
        this.database = database;
    }

    @Override
    public List<EnrolmentToken> tokens() {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                            "SELECT id, hash, kind, site, name, created_by, created_ms, expires_ms, used_ms, used_key,"
                                    + " revoked_ms, uses_left FROM enrolment_token ORDER BY created_ms, id");
                    ResultSet rows = select.executeQuery()) {
                List<EnrolmentToken> tokens = new ArrayList<>();
                while (rows.next()) {
                    tokens.add(new EnrolmentToken(
                            rows.getString("id"),
                            rows.getString("hash"),
                            PartKind.valueOf(rows.getString("kind")),
                            rows.getString("site"),
                            rows.getString("name"),
                            rows.getString("created_by"),
                            Instant.ofEpochMilli(rows.getLong("created_ms")),
                            Instant.ofEpochMilli(rows.getLong("expires_ms")),
                            instant(rows, "used_ms"),
                            rows.getString("used_key"),
                            instant(rows, "revoked_ms"),
                            rows.getInt("uses_left")));
                }
                return List.copyOf(tokens);
            }
        });
    }

    @Override
    public List<Credential> credentials() {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                            "SELECT id, kind, site, name, origin, issued_ms, expires_ms, revoked_ms FROM credential"
                                    + " ORDER BY issued_ms, id");
                    ResultSet rows = select.executeQuery()) {
                List<Credential> credentials = new ArrayList<>();
                while (rows.next()) {
                    credentials.add(new Credential(
                            rows.getString("id"),
                            PartKind.valueOf(rows.getString("kind")),
                            rows.getString("site"),
                            rows.getString("name"),
                            rows.getString("origin"),
                            Instant.ofEpochMilli(rows.getLong("issued_ms")),
                            Instant.ofEpochMilli(rows.getLong("expires_ms")),
                            instant(rows, "revoked_ms")));
                }
                return List.copyOf(credentials);
            }
        });
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    @Override
    public void save(EnrolmentToken token, AuditEntry entry) {
        database.write(connection -> {
            put(connection, token);
            return DuckDbAudit.insert(connection, entry);
        });
    }

    @Override
    public void save(Credential credential, @Nullable EnrolmentToken used, AuditEntry entry) {
        database.write(connection -> {
            if (used != null) {
                put(connection, used);
            }
            delete(connection, "DELETE FROM credential WHERE id = ?", credential.id());
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO credential VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
                insert.setString(1, credential.id());
                insert.setString(2, credential.kind().name());
                insert.setString(3, credential.site());
                insert.setString(4, credential.name());
                insert.setString(5, credential.origin());
                insert.setLong(6, credential.issuedAt().toEpochMilli());
                insert.setLong(7, credential.expiresAt().toEpochMilli());
                setInstant(insert, 8, credential.revokedAt());
                insert.executeUpdate();
            }
            return DuckDbAudit.insert(connection, entry);
        });
    }

    private static void put(Connection connection, EnrolmentToken token) throws SQLException {
        delete(connection, "DELETE FROM enrolment_token WHERE id = ?", token.id());
        try (PreparedStatement insert = connection.prepareStatement(
                "INSERT INTO enrolment_token VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, token.id());
            insert.setString(2, token.hash());
            insert.setString(3, token.kind().name());
            insert.setString(4, token.site());
            insert.setString(5, token.name());
            insert.setString(6, token.createdBy());
            insert.setLong(7, token.createdAt().toEpochMilli());
            insert.setLong(8, token.expiresAt().toEpochMilli());
            setInstant(insert, 9, token.usedAt());
            insert.setString(10, token.usedKey());
            setInstant(insert, 11, token.revokedAt());
            insert.setInt(12, token.usesLeft());
            insert.executeUpdate();
        }
    }

    private static void delete(Connection connection, String sql, String id) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, id);
            delete.executeUpdate();
        }
    }

    private static void setInstant(PreparedStatement statement, int column, @Nullable Instant instant)
            throws SQLException {
        if (instant == null) {
            statement.setNull(column, Types.BIGINT);
        } else {
            statement.setLong(column, instant.toEpochMilli());
        }
    }

    @Override
    public void forget(Instant endedBefore) {
        database.write(connection -> {
            for (String table : List.of("enrolment_token", "credential")) {
                try (PreparedStatement delete =
                        connection.prepareStatement("DELETE FROM " + table + " WHERE expires_ms < ?")) {
                    delete.setLong(1, endedBefore.toEpochMilli());
                    delete.executeUpdate();
                }
            }
            return endedBefore;
        });
    }
}
