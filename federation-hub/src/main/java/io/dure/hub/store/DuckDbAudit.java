package io.dure.hub.store;

import io.dure.hub.audit.AuditEntry;
import io.dure.hub.audit.AuditFilter;
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
    public AuditPage page(AuditFilter filter, int limit, Optional<Long> before) {
        List<AuditEntry> entries = database.read(connection -> {
            List<Object> values = new ArrayList<>(List.of(before.orElse(Long.MAX_VALUE)));
            String where = where(filter, values);
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT body FROM audit WHERE id < ?" + where + " ORDER BY id DESC LIMIT ?")) {
                values.add(limit + 1);
                for (int i = 0; i < values.size(); i++) {
                    select.setObject(i + 1, values.get(i));
                }
                return DuckDbRows.documents(select, AuditEntry.class);
            }
        });
        return page(entries, limit);
    }

    /** Of fixed text only; what somebody looks for goes into {@code values}. */
    private static String where(AuditFilter filter, List<Object> values) {
        StringBuilder where = new StringBuilder();
        if (filter.from() != null) {
            where.append(" AND at_ms >= ?");
            values.add(filter.from().toEpochMilli());
        }
        if (filter.to() != null) {
            where.append(" AND at_ms < ?");
            values.add(filter.to().toEpochMilli());
        }
        if (filter.act() != null) {
            where.append(" AND json_extract_string(body, '$.act') = ?");
            values.add(filter.act());
        }
        if (filter.outcome() != null) {
            boolean refused = filter.outcome().equals(AuditFilter.REFUSED);
            where.append(" AND json_extract_string(body, '$.outcome') ").append(refused ? "<> ?" : "= ?");
            values.add(refused ? AuditFilter.DONE : filter.outcome());
        }
        if (filter.actor() != null) {
            where.append(" AND contains(lower(json_extract_string(body, '$.actor')), lower(?))");
            values.add(filter.actor());
        }
        if (filter.object() != null) {
            where.append(" AND contains(lower(concat_ws(chr(0), json_extract_string(body, '$.service'),"
                    + " json_extract_string(body, '$.detail'))), lower(?))");
            values.add(filter.object());
        }
        return where.toString();
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
