package io.dure.hub.store;

import io.dure.hub.alarm.AlarmRule;
import io.dure.hub.alarm.RaisedAlarm;
import io.dure.hub.audit.AuditEntry;
import java.time.Instant;
import java.util.List;

/** Keeps the alarms' rules, and the alarms that are or lately were on. */
public interface AlarmStore {
    /** All rules, by id. */
    List<AlarmRule> rules();

    /**
     * Takes a rule that ships with the hub, with its audit entry, unless it was taken before, whatever became of it.
     *
     * @return whether it was new
     */
    boolean provision(AlarmRule made, AuditEntry entry);

    /**
     * Takes a rule, with its audit entry.
     *
     * @param expected the version that it replaces; 0 for a new one
     * @return false, and nothing is changed, when the version is another one
     */
    boolean save(AlarmRule rule, long expected, AuditEntry entry);

    /**
     * Removes a rule, with its audit entry.
     *
     * @return false, and nothing is changed, when the version is another one
     */
    boolean remove(String rule, long expected, AuditEntry entry);

    /** All alarms that are kept, in no particular order. */
    List<RaisedAlarm> alarms();

    /** Takes alarms as they are now, with audit entries. */
    void save(List<RaisedAlarm> alarms, List<AuditEntry> entries);

    /** Removes alarms that ended before. */
    void forget(Instant endedBefore);
}
