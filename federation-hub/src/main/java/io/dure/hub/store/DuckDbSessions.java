package io.dure.hub.store;

import io.dure.auth.directory.UserId;
import io.dure.auth.role.Role;
import io.dure.hub.directory.SignInRecords;
import io.dure.hub.session.ApiTokenRecords;
import io.dure.hub.session.SessionRecord;
import io.dure.hub.session.SignedIn;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Sessions in the embedded store. */
final class DuckDbSessions implements SessionStore {
    private final DuckDb database;

    DuckDbSessions(DuckDb database) {
        this.database = database;
    }

    @Override
    public ApiTokenRecords apiTokens() {
        return new DuckDbApiTokens(database);
    }

    @Override
    public SignInRecords signIn() {
        return new DuckDbSignIn(database);
    }

    @Override
    public List<SessionRecord> all() {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement(
                            "SELECT hash, user_name, display_name, role, group_names, wall,"
                                    + " wall_token, started_ms, expires_ms, used_ms, directory, object_id FROM user_session ORDER BY hash");
                    ResultSet rows = select.executeQuery()) {
                List<SessionRecord> sessions = new ArrayList<>();
                while (rows.next()) {
                    sessions.add(session(rows));
                }
                return List.copyOf(sessions);
            }
        });
    }

    private static SessionRecord session(ResultSet row) throws SQLException {
        SignedIn signedIn = new SignedIn(
                row.getString("user_name"),
                row.getString("display_name"),
                Role.valueOf(row.getString("role")),
                Instant.ofEpochMilli(row.getLong("expires_ms")),
                List.of(Json.read(row.getString("group_names"), String[].class)),
                row.getString("wall"));
        return new SessionRecord(
                row.getString("hash"),
                signedIn,
                DuckDbApiTokens.userId(row),
                row.getString("wall_token"),
                Instant.ofEpochMilli(row.getLong("started_ms")),
                Instant.ofEpochMilli(row.getLong("used_ms")));
    }

    @Override
    public void save(SessionRecord session) {
        database.write(connection -> {
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT INTO user_session VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                SignedIn signedIn = session.signedIn();
                insert.setString(1, session.hash());
                insert.setString(2, signedIn.user());
                insert.setString(3, signedIn.displayName());
                insert.setString(4, signedIn.role().name());
                insert.setString(5, Json.write(signedIn.groups()));
                insert.setString(6, signedIn.wall());
                insert.setString(7, session.wallToken());
                insert.setLong(8, session.startedAt().toEpochMilli());
                insert.setLong(9, signedIn.expiresAt().toEpochMilli());
                insert.setLong(10, session.usedAt().toEpochMilli());
                UserId id = session.id();
                insert.setString(11, id == null ? null : id.directory());
                insert.setString(12, id == null ? null : id.objectId());
                return insert.executeUpdate();
            }
        });
    }

    @Override
    public void used(Map<String, Instant> lastUses) {
        database.write(connection -> {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE user_session SET used_ms = ? WHERE hash = ?")) {
                for (Map.Entry<String, Instant> use : lastUses.entrySet()) {
                    update.setLong(1, use.getValue().toEpochMilli());
                    update.setString(2, use.getKey());
                    update.executeUpdate();
                }
                return lastUses.size();
            }
        });
    }

    @Override
    public void remove(Collection<String> hashes) {
        database.write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM user_session WHERE hash = ?")) {
                for (String hash : hashes) {
                    delete.setString(1, hash);
                    delete.executeUpdate();
                }
                return hashes.size();
            }
        });
    }
}
