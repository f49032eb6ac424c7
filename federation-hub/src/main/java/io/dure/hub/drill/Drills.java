package io.dure.hub.drill;

import java.util.List;
import java.util.Optional;

/** The drills, read side. */
public interface Drills {
    /**
     * The latest first.
     *
     * @param limit 1 to 1,000
     */
    List<Drill> drills(Optional<String> service, int limit);

    Optional<Drill> drill(String id);
}
