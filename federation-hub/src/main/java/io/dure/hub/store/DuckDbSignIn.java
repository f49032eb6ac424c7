package io.dure.hub.store;

import io.dure.hub.audit.AuditEntry;
import io.dure.hub.directory.SignInDocument;
import io.dure.hub.directory.SignInRecords;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** How users sign in, in the embedded store: one row, or none. */
final class DuckDbSignIn implements SignInRecords {
    private final DuckDb database;

    DuckDbSignIn(DuckDb database) {
        this.database = database;
    }

    @Override
    public SignInDocument read() {
        return database.read(DuckDbSignIn::read);
    }

    private static SignInDocument read(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT body FROM sign_in")) {
            return DuckDbRows.documents(select, SignInDocument.class).stream()
                    .findFirst()
                    .orElse(SignInDocument.NOTHING);
        }
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
