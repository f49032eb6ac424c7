package io.dure.hub.store;

import io.dure.hub.incident.Incident;
import io.dure.hub.incident.Incidents;

/** Keeps the incidents. */
public interface IncidentStore extends Incidents {
    /** Puts it in, or replaces the one of the same id. */
    void save(Incident incident);
}
