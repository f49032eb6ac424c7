package io.dure.hub.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads rows whose first column is a document. */
final class DuckDbRows {
    private DuckDbRows() {}

    static <T> List<T> documents(PreparedStatement select, Class<T> type) throws SQLException {
        List<T> documents = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                documents.add(Json.read(rows.getString(1), type));
            }
        }
        return List.copyOf(documents);
    }
}
