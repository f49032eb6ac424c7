package io.dure.hub.incident;

import io.dure.auth.role.Names;
import io.dure.hub.scope.Sight;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The incidents, read side. */
public interface Incidents {
    int MOST = 1_000;

    /**
     * Newest first.
     *
     * @param limit 1 to 1,000
     */
    List<Incident> incidents(Optional<String> service, int limit);

    Optional<Incident> incident(String id);

    /**
     * Newest first, of the newest {@value #MOST} of what is asked for.
     *
     * @param limit 1 to {@value #MOST}
     */
    default List<Incident> incidents(Optional<String> service, int limit, Sight sight) {
        if (sight.everything()) {
            return incidents(service, limit);
        }
        Stream<Incident> all = service.isEmpty() && sight.scope().services() instanceof Names.Only(Set<String> names)
                ? names.stream().flatMap(name -> incidents(Optional.of(name), MOST).stream())
                : incidents(service, MOST).stream();
        return all.filter(incident -> sight.covers(incident.site(), incident.service()))
                .sorted(Comparator.comparing(Incident::openedAt).reversed().thenComparing(Incident::id))
                .limit(limit)
                .toList();
    }
}
