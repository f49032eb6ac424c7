package io.dure.hub.drill;

import io.dure.auth.role.Names;
import io.dure.hub.scope.Sight;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The drills, read side. */
public interface Drills {
    int MOST = 1_000;

    /**
     * The latest first.
     *
     * @param limit 1 to 1,000
     */
    List<Drill> drills(Optional<String> service, int limit);

    Optional<Drill> drill(String id);

    /**
     * The latest first, of the latest {@value #MOST} of what is asked for.
     *
     * @param limit 1 to {@value #MOST}
     */
    default List<Drill> drills(Optional<String> service, int limit, Sight sight) {
        if (sight.everything()) {
            return drills(service, limit);
        }
        Stream<Drill> all = service.isEmpty() && sight.scope().services() instanceof Names.Only(Set<String> names)
                ? names.stream().flatMap(name -> drills(Optional.of(name), MOST).stream())
                : drills(service, MOST).stream();
        return all.flatMap(drill -> drill.within(sight).stream())
                .sorted(Comparator.comparing(Drill::startedAt).reversed().thenComparing(Drill::id))
                .limit(limit)
                .toList();
    }
}
