package io.dure.hub.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Which files belong to the store. All parts of the caller's transaction. */
final class Manifest {
    private Manifest() {}

    static List<SeriesFile> files(Connection connection) throws SQLException {
        List<SeriesFile> files = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(
                        "SELECT name, family, resolution, first_segment,"
                                + " last_segment, from_ms, to_ms, row_count, bytes, layout FROM series_file ORDER BY from_ms, name");
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                files.add(new SeriesFile(
                        rows.getString(1),
                        Family.valueOf(rows.getString(2)),
                        Resolution.of(rows.getString(3)),
                        rows.getLong(4),
                        rows.getLong(5),
                        rows.getLong(6),
                        rows.getLong(7),
                        rows.getLong(8),
                        rows.getLong(9),
                        rows.getInt(10)));
            }
        }
        return files;
    }

    static void add(Connection connection, Collection<SeriesFile> files) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO series_file VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (SeriesFile file : files) {
                insert.setString(1, file.name());
                insert.setString(2, file.family().name());
                insert.setString(3, file.resolution().code());
                insert.setLong(4, file.firstSegment());
                insert.setLong(5, file.lastSegment());
                insert.setLong(6, file.fromMs());
                insert.setLong(7, file.toMs());
                insert.setLong(8, file.rows());
                insert.setLong(9, file.bytes());
                insert.setInt(10, file.layout());
                insert.executeUpdate();
            }
        }
    }

    static void remove(Connection connection, Collection<SeriesFile> files) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM series_file WHERE name = ?")) {
            for (SeriesFile file : files) {
                delete.setString(1, file.name());
                delete.executeUpdate();
            }
        }
    }
}
