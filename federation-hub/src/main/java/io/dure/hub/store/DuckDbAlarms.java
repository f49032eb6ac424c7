package io.dure.hub.store;

import io.dure.hub.alarm.AlarmRule;
import io.dure.hub.alarm.RaisedAlarm;
import io.dure.hub.audit.AuditEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;

/** Alarms in the embedded store. */
final class DuckDbAlarms implements AlarmStore {
    private final DuckDb database;

    DuckDbAlarms(DuckDb database) {
        this.database = database;
    }

    @Override
    public List<AlarmRule> rules() {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT body FROM alarm_rule ORDER BY id")) {
                return DuckDbRows.documents(select, AlarmRule.class);
            }
        });
    }

    @Override
    public boolean provision(AlarmRule made, AuditEntry entry) {
        return database.write(connection -> {
            try (PreparedStatement insert =
                    connection.prepareStatement("INSERT INTO alarm_rule_made VALUES (?) ON CONFLICT DO NOTHING")) {
                insert.setString(1, made.id());
                if (insert.executeUpdate() != 1) {
                    return false;
                }
            }
            insert(connection, made);
            DuckDbAudit.insert(connection, entry);
            return true;
        });
    }

    private static void insert(Connection connection, AlarmRule rule) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO alarm_rule VALUES (?, ?, ?)")) {
            insert.setString(1, rule.id());
            insert.setLong(2, rule.version());
            insert.setString(3, Json.write(rule));
            insert.executeUpdate();
        }
    }

    @Override
    public boolean save(AlarmRule rule, long expected, AuditEntry entry) {
        return database.write(connection -> {
            if (expected == 0) {
                insert(connection, rule);
            } else {
                try (PreparedStatement update = connection.prepareStatement(
                        "UPDATE alarm_rule SET version = ?, body = ? WHERE id = ? AND version = ?")) {
                    update.setLong(1, rule.version());
                    update.setString(2, Json.write(rule));
                    update.setString(3, rule.id());
                    update.setLong(4, expected);
                    if (update.executeUpdate() != 1) {
                        return false;
                    }
                }
            }
            DuckDbAudit.insert(connection, entry);
            return true;
        });
    }

    @Override
    public boolean remove(String rule, long expected, AuditEntry entry) {
        return database.write(connection -> {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM alarm_rule WHERE id = ? AND version = ?")) {
                delete.setString(1, rule);
                delete.setLong(2, expected);
                if (delete.executeUpdate() != 1) {
                    return false;
                }
            }
            DuckDbAudit.insert(connection, entry);
            return true;
        });
    }

    @Override
    public List<RaisedAlarm> alarms() {
        return database.read(connection -> {
            try (PreparedStatement select = connection.prepareStatement("SELECT body FROM alarm")) {
                return DuckDbRows.documents(select, RaisedAlarm.class);
            }
        });
    }

    @Override
    public void save(List<RaisedAlarm> alarms, List<AuditEntry> entries) {
        database.write(connection -> {
            try (PreparedStatement put =
                    connection.prepareStatement("INSERT INTO alarm VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
                            + " ended_ms = excluded.ended_ms, body = excluded.body")) {
                for (RaisedAlarm alarm : alarms) {
                    Instant ended = alarm.endedAt();
                    put.setString(1, alarm.id());
                    if (ended == null) {
                        put.setNull(2, Types.BIGINT);
                    } else {
                        put.setLong(2, ended.toEpochMilli());
                    }
                    put.setString(3, Json.write(alarm));
                    put.executeUpdate();
                }
            }
            for (AuditEntry entry : entries) {
                DuckDbAudit.insert(connection, entry);
            }
            return alarms;
        });
    }

    @Override
    public void forget(Instant endedBefore) {
        database.write(connection -> {
            try (PreparedStatement delete = connection.prepareStatement("DELETE FROM alarm WHERE ended_ms < ?")) {
                delete.setLong(1, endedBefore.toEpochMilli());
                return delete.executeUpdate();
            }
        });
    }
}
