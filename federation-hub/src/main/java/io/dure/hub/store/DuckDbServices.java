package io.dure.hub.store;

import io.dure.hub.audit.AuditEntry;
import io.dure.hub.drill.Drill;
import io.dure.hub.failover.FailoverSnapshot;
import io.dure.hub.incident.Incident;
import java.sql.PreparedStatement;
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
            try (PreparedStatement update = connection.prepareStatement("UPDATE service SET body = ? WHERE id = ?")) {
                update.setString(1, Json.write(step.service()));
                update.setString(2, step.service().definition().id());
                if (update.executeUpdate() != 1) {
                    throw new IllegalStateException(
                            "no service " + step.service().definition().id());
                }
            }
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
}
