package io.dure.hub.store;

import io.dure.hub.audit.AuditEntry;
import io.dure.hub.audit.AuditPage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Audit in the embedded store. */
final class DuckDbAudit implements AuditStore {
    private final DuckDb database;

    DuckDbAudit(DuckDb database) {
        this.database = database;
    }

    @Override
    public AuditEntry append(AuditEntry entry) {
        return database.write(connection -> insert(connection, entry));
    }

    /** Part of the caller's transaction; only the writer's thread gives ids, so none is given twice. */
    static AuditEntry insert(Connection connection, AuditEntry entry) throws SQLException {
        AuditEntry numbered = entry.withId(nextId(connection));
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO audit VALUES (?, ?, ?)")) {
            insert.setLong(1, numbered.id());
            insert.setLong(2, numbered.at().toEpochMilli());
            insert.setString(3, Json.write(numbered));
            insert.executeUpdate();
        }
        return numbered;
    }

    private static long nextId(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet highest = statement.executeQuery("SELECT coalesce(max(id), 0) + 1 FROM audit")) {
            highest.next();
            return highest.getLong(1);
        }
    }

    @Override
    public AuditPage page(int limit, Optional<Long> before) {
        List<AuditEntry> entries = database.read(connection -> {
            try (PreparedStatement select =
                    connection.prepareStatement("SELECT body FROM audit WHERE id < ? ORDER BY id DESC LIMIT ?")) {
                select.setLong(1, before.orElse(Long.MAX_VALUE));
                select.setInt(2, limit + 1);
                return DuckDbRows.documents(select, AuditEntry.class);
            }
        });
        return page(entries, limit);
    }

    /** Cuts a list that was read one entry too long. */
    static AuditPage page(List<AuditEntry> entries, int limit) {
        if (entries.size() <= limit) {
            return new AuditPage(entries, null);
        }
        List<AuditEntry> shown = new ArrayList<>(entries.subList(0, limit));
        return new AuditPage(List.copyOf(shown), shown.getLast().id());
    }
}
