package io.dure.hub.service;

import io.dure.hub.failover.ServiceDefinition;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A service as text by path, in which the order of what has none does not show. */
final class FlatService {
    private static final Set<String> ORDERED = Set.of("policy.order");

    private final Map<String, String> values = new TreeMap<>();

    private FlatService() {}

    static Map<String, String> of(ServiceDefinition service) {
        FlatService flat = new FlatService();
        flat.map("", ServiceYaml.tree(service));
        flat.values.remove("id");
        return flat.values;
    }

    private void map(String path, Map<?, ?> map) {
        map.forEach((key, value) -> value(path.isEmpty() ? key.toString() : path + "." + key, value));
    }

    private void value(String path, Object value) {
        switch (value) {
            case Map<?, ?> map -> map(path, map);
            case List<?> list -> list(path, list);
            default -> values.put(path, value.toString());
        }
    }

    private void list(String path, List<?> list) {
        boolean scalars = true;
        for (Object element : list) {
            if (element instanceof Map<?, ?> member) {
                scalars = false;
                String at = path + "[" + member.get("site") + "]";
                member.forEach((key, value) -> {
                    if (!key.equals("site")) {
                        value(at + "." + key, value);
                    }
                });
            }
        }
        if (scalars) {
            Stream<String> words = list.stream().map(Object::toString);
            values.put(path, String.join(", ", (ORDERED.contains(path) ? words : words.sorted()).toList()));
        }
    }
}
