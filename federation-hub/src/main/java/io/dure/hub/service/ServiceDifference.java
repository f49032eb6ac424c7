package io.dure.hub.service;

import io.dure.hub.failover.ServiceDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a service of a document differs from the one there is.
 *
 * @param changes sorted by path; all keys of a created or removed service
 */
public record ServiceDifference(String id, Action action, List<Key> changes) {
    public ServiceDifference {
        changes = List.copyOf(changes);
    }

    /** What has to be done. */
    public enum Action {
        CREATE,
        CHANGE,
        REMOVE,
        /** The document does not name it, and removing was not asked for. */
        KEEP,
        /** It is already so. */
        NONE;

        public boolean differs() {
            return this != KEEP && this != NONE;
        }
    }

    /**
     * One key of the document.
     *
     * @param path members by site: {@code members[private].weight}
     * @param from null: the key is absent
     * @param to null: the key is absent
     */
    public record Key(
            String path, @Nullable String from, @Nullable String to) {}

    /** Sorted by id; the same services in another order do not differ. */
    public static List<ServiceDifference> between(
            List<ServiceDefinition> there, List<ServiceDefinition> wanted, boolean remove) {
        Map<String, ServiceDefinition> before = byId(there);
        Map<String, ServiceDefinition> after = byId(wanted);
        TreeSet<String> ids = new TreeSet<>(before.keySet());
        ids.addAll(after.keySet());
        return ids.stream()
                .map(id -> between(id, before.get(id), after.get(id), remove))
                .toList();
    }

    private static Map<String, ServiceDefinition> byId(List<ServiceDefinition> services) {
        return services.stream().collect(Collectors.toMap(ServiceDefinition::id, Function.identity()));
    }

    private static ServiceDifference between(
            String id, @Nullable ServiceDefinition before, @Nullable ServiceDefinition after, boolean remove) {
        if (after == null && !remove) {
            return new ServiceDifference(id, Action.KEEP, List.of());
        }
        List<Key> keys = keys(
                before == null ? Map.of() : FlatService.of(before), after == null ? Map.of() : FlatService.of(after));
        Action action = before == null
                ? Action.CREATE
                : after == null ? Action.REMOVE : keys.isEmpty() ? Action.NONE : Action.CHANGE;
        return new ServiceDifference(id, action, keys);
    }

    private static List<Key> keys(Map<String, String> before, Map<String, String> after) {
        Map<String, Key> keys = new TreeMap<>();
        before.forEach((path, value) -> keys.put(path, new Key(path, value, after.get(path))));
        after.forEach((path, value) -> keys.putIfAbsent(path, new Key(path, null, value)));
        List<Key> different = new ArrayList<>(keys.values());
        different.removeIf(key -> Objects.equals(key.from(), key.to()));
        different.sort(Comparator.comparing(Key::path));
        return different;
    }
}
