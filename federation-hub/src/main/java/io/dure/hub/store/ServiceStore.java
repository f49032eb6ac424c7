package io.dure.hub.store;

import io.dure.hub.audit.AuditEntry;
import io.dure.hub.drill.Drill;
import io.dure.hub.failover.FailoverSnapshot;
import io.dure.hub.incident.Incident;
import java.util.List;

/** The services and what their leader must not forget. */
public interface ServiceStore {
    /** As last saved, sorted by id. */
    List<FailoverSnapshot> services();

    /**
     * Takes a service that is new here, with its audit entry; one that is known is left as it is, and one that was removed
     * stays so until it is saved.
     *
     * @return whether it was new
     */
    boolean provision(FailoverSnapshot fresh, AuditEntry entry);

    /** Commits all of it together; it is there when this returns. A service that is not known is taken. */
    void save(Step step);

    /** Removes a service, with its audit entry; nothing but the entry when there is none. Its incidents stay. */
    void remove(String service, AuditEntry entry);

    /** Ids of the services that were removed and not saved since, sorted. */
    List<String> removed();

    /**
     * What belongs together after one step of the leader.
     *
     * @param service as it is now
     * @param entries acts of this step; ids are given by the store
     * @param incidents that changed by this step
     * @param drills that changed by this step
     */
    record Step(FailoverSnapshot service, List<AuditEntry> entries, List<Incident> incidents, List<Drill> drills) {
        public Step {
            entries = List.copyOf(entries);
            incidents = List.copyOf(incidents);
            drills = List.copyOf(drills);
        }

        /** No drill changed. */
        public Step(FailoverSnapshot service, List<AuditEntry> entries, List<Incident> incidents) {
            this(service, entries, incidents, List.of());
        }
    }
}
