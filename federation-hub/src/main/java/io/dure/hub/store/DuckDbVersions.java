package io.dure.hub.store;

import io.dure.hub.dashboard.Dashboard;
import io.dure.hub.dashboard.DashboardRecords;
import io.dure.hub.dashboard.Document;
import io.dure.hub.dashboard.Heading;
import io.dure.hub.dashboard.Version;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The latest versions of dashboards; each method is part of the caller's transaction. */
final class DuckDbVersions {
    private static final String COLUMNS =
            "SELECT version, at_ms, by_user, name, description, pages, body" + " FROM dashboard_version WHERE id = ?";

    private DuckDbVersions() {}

    static void add(Connection connection, Dashboard dashboard) throws SQLException {
        Heading heading = dashboard.heading();
        Instant at = heading.updatedAt();
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO dashboard_version VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, heading.id());
            insert.setLong(2, heading.version());
            insert.setLong(3, at == null ? 0 : at.toEpochMilli());
            insert.setString(4, heading.updatedBy());
            insert.setString(5, heading.name());
            insert.setString(6, heading.description());
            insert.setInt(7, heading.pages());
            insert.setString(8, dashboard.document().json());
            insert.executeUpdate();
        }
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM dashboard_version WHERE id = ? AND version <= ?")) {
            delete.setString(1, heading.id());
            delete.setLong(2, heading.version() - DashboardRecords.VERSIONS);
            delete.executeUpdate();
        }
    }

    static List<Version> all(Connection connection, String id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COLUMNS + " ORDER BY version DESC")) {
            select.setString(1, id);
            return read(select);
        }
    }

    static Optional<Version> one(Connection connection, String id, long version) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COLUMNS + " AND version = ?")) {
            select.setString(1, id);
            select.setLong(2, version);
            return read(select).stream().findFirst();
        }
    }

    private static List<Version> read(PreparedStatement select) throws SQLException {
        List<Version> versions = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                versions.add(new Version(
                        rows.getLong("version"),
                        Instant.ofEpochMilli(rows.getLong("at_ms")),
                        rows.getString("by_user"),
                        new Document(
                                rows.getString("body"),
                                rows.getString("name"),
                                rows.getString("description"),
                                rows.getInt("pages"))));
            }
        }
        return List.copyOf(versions);
    }
}
