package io.dure.hub.store;

import io.dure.hub.audit.AuditEntry;
import io.dure.hub.directory.SignInDocument;
import io.dure.hub.directory.SignInRecords;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** How users sign in, in the embedded store: one row, or none. */
final class DuckDbSignIn implements SignInRecords {
    private static final Pattern REVISION = Pattern.compile("\"revision\"\\s*:\\s*(\\d{1,18})");

    private final DuckDb database;

    DuckDbSignIn(DuckDb database) {
        this.database = database;
    }

    @Override
    public Kept read() {
        return database.read(DuckDbSignIn::read);
    }

    private static Kept read(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT body FROM sign_in");
                ResultSet rows = select.executeQuery()) {
            return rows.next() ? read(String.valueOf(rows.getString(1))) : new Kept.Known(SignInDocument.NOTHING);
        }
    }

    static Kept read(String text) {
        try {
            @Nullable SignInDocument document = Json.read(text, SignInDocument.class);
            return document == null ? unreadable(text, "empty") : new Kept.Known(document);
        } catch (JacksonException | IllegalArgumentException unknown) {
            return unreadable(text, unknown.getClass().getSimpleName());
        }
    }

    private static Kept unreadable(String text, String why) {
        Matcher revision = REVISION.matcher(text);
        return new Kept.Unreadable(revision.find() ? Long.parseLong(revision.group(1)) : 1, text, why);
    }

    @Override
    public boolean save(SignInDocument document, long expected, AuditEntry entry) {
        return database.write(connection -> {
            if (read(connection).revision() != expected) {
                return false;
            }
            try (Statement delete = connection.createStatement();
                    PreparedStatement insert = connection.prepareStatement("INSERT INTO sign_in VALUES (?)")) {
                delete.execute("DELETE FROM sign_in");
                insert.setString(1, Json.write(document));
                insert.executeUpdate();
            }
            DuckDbAudit.insert(connection, entry);
            return true;
        });
    }
}
