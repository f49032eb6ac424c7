package io.dure.hub.incident;

import java.util.List;
import java.util.Optional;

/** The incidents, read side. */
public interface Incidents {
    /**
     * Newest first.
     *
     * @param limit 1 to 1,000
     */
    List<Incident> incidents(Optional<String> service, int limit);

    Optional<Incident> incident(String id);
}
