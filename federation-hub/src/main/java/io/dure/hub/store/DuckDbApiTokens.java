package io.dure.hub.store;

import io.dure.auth.directory.UserId;
import io.dure.auth.role.Names;
import io.dure.auth.role.Role;
import io.dure.auth.role.Scope;
import io.dure.hub.audit.AuditEntry;
import io.dure.hub.session.ApiToken;
import io.dure.hub.session.ApiTokenRecords;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** API tokens in the embedded store. */
final class DuckDbApiTokens implements ApiTokenRecords {
    private final DuckDb database;

    DuckDbApiTokens(DuckDb database) {
        this.database = database;
    }

    @Override
    public List<ApiToken> all() {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                            "SELECT id, hash, name, owner, directory, object_id, role, sites, services, created_ms,"
                                    + " expires_ms FROM api_token ORDER BY created_ms, id");
                    ResultSet rows = select.executeQuery()) {
                List<ApiToken> tokens = new ArrayList<>();
                while (rows.next()) {
                    tokens.add(new ApiToken(
                            rows.getString("id"),
                            rows.getString("hash"),
                            rows.getString("name"),
                            rows.getString("owner"),
                            userId(rows),
                            Role.valueOf(rows.getString("role")),
                            new Scope(names(rows.getString("sites")), names(rows.getString("services"))),
                            Instant.ofEpochMilli(rows.getLong("created_ms")),
                            Instant.ofEpochMilli(rows.getLong("expires_ms"))));
                }
                return List.copyOf(tokens);
            }
        });
    }

    /** Null: no directory knows the user. */
    static @Nullable UserId userId(ResultSet row) throws SQLException {
        String directory = row.getString("directory");
        String objectId = row.getString("object_id");
        return directory == null || objectId == null ? null : new UserId(directory, objectId);
    }

    @Override
    public void add(ApiToken token, AuditEntry entry) {
        database.write(connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO api_token (id, hash, name, owner, directory,"
                            + " object_id, role, sites, services, created_ms, expires_ms)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                UserId owner = token.ownerId();
                insert.setString(1, token.id());
                insert.setString(2, token.hash());
                insert.setString(3, token.name());
                insert.setString(4, token.owner());
                insert.setString(5, owner == null ? null : owner.directory());
                insert.setString(6, owner == null ? null : owner.objectId());
                insert.setString(7, token.role().name());
                insert.setString(8, text(token.scope().sites()));
                insert.setString(9, text(token.scope().services()));
                insert.setLong(10, token.createdAt().toEpochMilli());
                insert.setLong(11, token.expiresAt().toEpochMilli());
                insert.executeUpdate();
            }
            return DuckDbAudit.insert(connection, entry);
        });
    }

    /** Null: all. Names have no line ends. */
    private static Names names(@Nullable String text) {
        return text == null
                ? new Names.All()
                : text.isEmpty() ? new Names.None() : Names.of(text.lines().toList());
    }

    private static @Nullable String text(Names names) {
        return switch (names) {
            case Names.All all -> null;
            case Names.Only only -> String.join("\n", new TreeSet<>(only.names()));
            case Names.None none -> "";
        };
    }

    @Override
    public void remove(String id, AuditEntry entry) {
        database.write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM api_token WHERE id = ?")) {
                delete.setString(1, id);
                delete.executeUpdate();
            }
            return DuckDbAudit.insert(connection, entry);
        });
    }
}
