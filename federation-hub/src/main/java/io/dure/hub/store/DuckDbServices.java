package io.dure.hub.store;

import io.dure.hub.audit.AuditEntry;
import io.dure.hub.drill.Drill;
import io.dure.hub.failover.FailoverSnapshot;
import io.dure.hub.incident.Incident;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Services and the leader's memory in the embedded store. */
final class DuckDbServices implements ServiceStore {
    private final DuckDb database;

    DuckDbServices(DuckDb database) {
        this.database = database;
    }

    @Override
    public List<FailoverSnapshot> services() {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT body FROM service ORDER BY id")) {
                return DuckDbRows.documents(select, FailoverSnapshot.class);
            }
        });
    }

    @Override
    public boolean provision(FailoverSnapshot fresh, AuditEntry entry) {
        return database.write(connection -> {
            try (PreparedStatement removed =
                    connection.prepareStatement("SELECT 1 FROM service_removed WHERE id = ?")) {
                removed.setString(1, fresh.definition().id());
                try (ResultSet found = removed.executeQuery()) {
                    if (found.next()) {
                        return false;
                    }
                }
            }
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO service VALUES (?, ?) ON CONFLICT DO NOTHING")) {
                insert.setString(1, fresh.definition().id());
                insert.setString(2, Json.write(fresh));
                boolean isNew = insert.executeUpdate() == 1;
                if (isNew) {
                    DuckDbAudit.insert(connection, entry);
                }
                return isNew;
            }
        });
    }

    @Override
    public void save(Step step) {
        database.write(connection -> {
            put(connection, step.service());
            for (AuditEntry entry : step.entries()) {
                DuckDbAudit.insert(connection, entry);
            }
            for (Incident incident : step.incidents()) {
                DuckDbIncidents.put(connection, incident);
            }
            for (Drill drill : step.drills()) {
                DuckDbDrills.put(connection, drill);
            }
            return step;
        });
    }

    private static void put(Connection connection, FailoverSnapshot service) throws SQLException {
        String id = service.definition().id();
        String body = Json.write(service);
        try (PreparedStatement update = connection.prepareStatement("UPDATE service SET body = ? WHERE id = ?")) {
            update.setString(1, body);
            update.setString(2, id);
            if (update.executeUpdate() == 1) {
                return;
            }
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO service VALUES (?, ?)");
                PreparedStatement known = connection.prepareStatement("DELETE FROM service_removed WHERE id = ?")) {
            insert.setString(1, id);
            insert.setString(2, body);
            insert.executeUpdate();
            known.setString(1, id);
            known.executeUpdate();
        }
    }

    @Override
    public List<String> removed() {
        return database.read(connection -> {
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT DISTINCT id FROM service_removed ORDER BY id");
                    ResultSet found = select.executeQuery()) {
                List<String> ids = new ArrayList<>();
                while (found.next()) {
                    ids.add(found.getString(1));
                }
                return ids;
            }
        });
    }

    @Override
    public void remove(String service, AuditEntry entry) {
        database.write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM service WHERE id = ?");
                    PreparedStatement remember =
                            connection.prepareStatement("INSERT INTO service_removed VALUES (?)")) {
                delete.setString(1, service);
                if (delete.executeUpdate() == 1) {
                    remember.setString(1, service);
                    remember.executeUpdate();
                }
            }
            DuckDbAudit.insert(connection, entry);
            return entry;
        });
    }
}
