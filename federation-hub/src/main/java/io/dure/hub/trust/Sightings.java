package io.dure.hub.trust;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** When each credential was last shown since this hub's start: kept in memory, of those that are known. Thread-safe. */
final class Sightings {
    private final Map<String, Instant> byId = new ConcurrentHashMap<>();

    void seen(String id, Instant at) {
        byId.merge(id, at, (known, now) -> known.isAfter(now) ? known : now);
    }

    Optional<Instant> last(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    void retain(Predicate<String> known) {
        byId.keySet().removeIf(known.negate());
    }
}
