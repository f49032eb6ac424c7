package io.dure.hub.store;

import io.dure.auth.role.Role;
import io.dure.hub.audit.AuditEntry;
import io.dure.hub.dashboard.Dashboard;
import io.dure.hub.dashboard.Document;
import io.dure.hub.dashboard.Expected;
import io.dure.hub.dashboard.Heading;
import io.dure.hub.dashboard.Origin;
import io.dure.hub.dashboard.SaveResult;
import io.dure.hub.dashboard.Share;
import io.dure.hub.dashboard.Version;
import io.dure.hub.dashboard.WallToken;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Dashboards in the embedded store. Versions and wall tokens have tables, and classes, of their own. */
final class DuckDbDashboards implements DashboardStore {
    private static final String HEADING =
            "id, name, description, owner, version, updated_ms, updated_by, pages, shares";

    private final DuckDb database;
    private final DuckDbWallTokens walls;

    DuckDbDashboards(DuckDb database) {
        this.database = database;
        this.walls = new DuckDbWallTokens(database);
    }

    @Override
    public List<Heading> headings() {
        return database.read(connection -> {
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT " + HEADING + " FROM dashboard ORDER BY id");
                    ResultSet rows = select.executeQuery()) {
                List<Heading> headings = new ArrayList<>();
                while (rows.next()) {
                    headings.add(heading(rows));
                }
                return List.copyOf(headings);
            }
        });
    }

    @Override
    public Optional<Dashboard> dashboard(String id) {
        return database.read(connection -> find(connection, id));
    }

    private static Optional<Dashboard> find(Connection connection, String id) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT " + HEADING + ", body FROM dashboard WHERE id = ?")) {
            select.setString(1, id);
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                Heading heading = heading(rows);
                return Optional.of(new Dashboard(
                        heading,
                        new Document(rows.getString("body"), heading.name(), heading.description(), heading.pages())));
            }
        }
    }

    private static Heading heading(ResultSet row) throws SQLException {
        return new Heading(
                row.getString("id"),
                row.getString("name"),
                row.getString("description"),
                row.getString("owner"),
                Origin.USER,
                row.getLong("version"),
                Instant.ofEpochMilli(row.getLong("updated_ms")),
                row.getString("updated_by"),
                row.getInt("pages"),
                List.of(Json.read(row.getString("shares"), Share[].class)));
    }

    @Override
    public void create(Dashboard dashboard, AuditEntry entry) {
        database.write(connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO dashboard VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
                Heading heading = dashboard.heading();
                insert.setString(1, heading.id());
                insert.setString(2, heading.owner());
                fill(insert, 3, heading, dashboard.document());
                insert.setString(10, Json.write(heading.shares()));
                insert.executeUpdate();
            }
            DuckDbVersions.add(connection, dashboard);
            return DuckDbAudit.insert(connection, entry);
        });
    }

    /** Name, description, version, time, author, pages and body, from a place on. */
    private static void fill(PreparedStatement statement, int from, Heading heading, Document document)
            throws SQLException {
        Instant at = heading.updatedAt();
        statement.setString(from, heading.name());
        statement.setString(from + 1, heading.description());
        statement.setLong(from + 2, heading.version());
        statement.setLong(from + 3, at == null ? 0 : at.toEpochMilli());
        statement.setString(from + 4, heading.updatedBy());
        statement.setInt(from + 5, heading.pages());
        statement.setString(from + 6, document.json());
    }

    @Override
    public SaveResult save(String id, Expected expected, Document document, AuditEntry entry) {
        return changing(id, expected, entry, (connection, current) -> {
            Heading next = current.heading().saved(document, entry.actor(), entry.at());
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE dashboard SET name = ?, description = ?, version = ?,"
                            + " updated_ms = ?, updated_by = ?, pages = ?, body = ? WHERE id = ?")) {
                fill(update, 1, next, document);
                update.setString(8, id);
                update.executeUpdate();
            }
            DuckDbVersions.add(connection, new Dashboard(next, document));
            return next;
        });
    }

    @Override
    public SaveResult delete(String id, Expected expected, AuditEntry entry) {
        return changing(id, expected, entry, (connection, current) -> {
            for (String table : List.of(
                    "dashboard WHERE id",
                    "dashboard_version WHERE id",
                    "dashboard_default WHERE dashboard",
                    "wall_token WHERE dashboard",
                    "user_session WHERE wall")) {
                try (PreparedStatement delete = connection.prepareStatement("DELETE FROM " + table + " = ?")) {
                    delete.setString(1, id);
                    delete.executeUpdate();
                }
            }
            return current.heading();
        });
    }

    @Override
    public SaveResult share(String id, List<Share> shares, AuditEntry entry) {
        return changing(id, new Expected.Any(), entry, (connection, current) -> {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE dashboard SET shares = ? WHERE id = ?")) {
                update.setString(1, Json.write(shares));
                update.setString(2, id);
                update.executeUpdate();
            }
            return current.heading().shared(shares);
        });
    }

    @Override
    public SaveResult give(String id, String owner, AuditEntry entry) {
        return changing(id, new Expected.Any(), entry, (connection, current) -> {
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE dashboard SET owner = ? WHERE id = ?")) {
                update.setString(1, owner);
                update.setString(2, id);
                update.executeUpdate();
            }
            return current.heading().ownedBy(owner);
        });
    }

    /** What is done with a dashboard that is there and fits. */
    @FunctionalInterface
    private interface ChangeOf {
        Heading on(Connection connection, Dashboard current) throws SQLException;
    }

    private SaveResult changing(String id, Expected expected, AuditEntry entry, ChangeOf change) {
        return database.write(connection -> {
            Optional<Dashboard> current = find(connection, id);
            if (current.isEmpty()) {
                return new SaveResult.Gone();
            }
            if (!expected.fits(current.get().heading().version())) {
                return new SaveResult.Overtaken(current.get().heading());
            }
            Heading was = current.get().heading();
            Heading changed = change.on(connection, current.get());
            boolean saved = changed.version() > was.version();
            DuckDbAudit.insert(connection, saved ? entry.withChange(version(was), version(changed)) : entry);
            return new SaveResult.Saved(changed);
        });
    }

    private static String version(Heading heading) {
        return Long.toString(heading.version());
    }

    @Override
    public List<Version> versions(String id) {
        return database.read(connection -> DuckDbVersions.all(connection, id));
    }

    @Override
    public Optional<Version> version(String id, long version) {
        return database.read(connection -> DuckDbVersions.one(connection, id, version));
    }

    @Override
    public Map<Role, String> defaults() {
        return database.read(connection -> {
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT role, dashboard FROM dashboard_default");
                    ResultSet rows = select.executeQuery()) {
                Map<Role, String> defaults = new EnumMap<>(Role.class);
                while (rows.next()) {
                    defaults.put(Role.valueOf(rows.getString(1)), rows.getString(2));
                }
                return Map.copyOf(defaults);
            }
        });
    }

    @Override
    public void setDefaults(Map<Role, String> defaults, AuditEntry entry) {
        database.write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM dashboard_default")) {
                delete.executeUpdate();
            }
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO dashboard_default VALUES (?, ?)")) {
                for (Map.Entry<Role, String> choice : defaults.entrySet()) {
                    insert.setString(1, choice.getKey().name());
                    insert.setString(2, choice.getValue());
                    insert.executeUpdate();
                }
            }
            return DuckDbAudit.insert(connection, entry);
        });
    }

    @Override
    public List<WallToken> wallTokens(String dashboard) {
        return walls.of(dashboard);
    }

    @Override
    public Optional<WallToken> wallToken(String hash) {
        return walls.byHash(hash);
    }

    @Override
    public void addWallToken(WallToken token, Instant now, AuditEntry entry) {
        walls.add(token, now, entry);
    }

    @Override
    public void removeWallToken(String id, AuditEntry entry) {
        walls.remove(id, entry);
    }
}
