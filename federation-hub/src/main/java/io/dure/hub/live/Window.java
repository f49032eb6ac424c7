package io.dure.hub.live;

import io.dure.auth.role.Names;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One window of all sites: the sum of the pieces that came, each counted once. Confined to its ring. */
final class Window {
    private final Set<PieceKey> pieces = new HashSet<>();
    private final Map<Cell, Traffic> cells = new TreeMap<>();
    private final Map<String, Set<InstanceKey>> reporters = new HashMap<>();

    /** Whether the piece was new. */
    boolean add(PieceKey key, Traffic traffic) {
        if (!pieces.add(key)) {
            return false;
        }
        InstanceKey instance = key.instance();
        cells.merge(new Cell(instance.site(), instance.service()), traffic, Traffic::plus);
        reporters.computeIfAbsent(instance.site(), site -> new HashSet<>()).add(instance);
        return true;
    }

    boolean has(PieceKey key) {
        return pieces.contains(key);
    }

    int pieces() {
        return pieces.size();
    }

    Set<InstanceKey> reporters(String site, Names services) {
        Set<InstanceKey> all = reporters.getOrDefault(site, Set.of());
        return services.areAll()
                ? all
                : all.stream()
                        .filter(instance -> services.contains(instance.service()))
                        .collect(Collectors.toUnmodifiableSet());
    }

    Traffic atSite(String site, Names services) {
        Traffic sum = Traffic.NONE;
        for (Map.Entry<Cell, Traffic> cell : cells.entrySet()) {
            if (cell.getKey().site().equals(site)
                    && services.contains(cell.getKey().service())) {
                sum = sum.plus(cell.getValue());
            }
        }
        return sum;
    }

    /** By service, of one site. */
    SortedMap<String, Traffic> services(String site, Names wanted) {
        SortedMap<String, Traffic> services = new TreeMap<>();
        cells.forEach((cell, traffic) -> {
            if (cell.site().equals(site) && wanted.contains(cell.service())) {
                services.put(cell.service(), traffic);
            }
        });
        return services;
    }

    /** By site; a site that is absent did not report on this service. */
    Map<String, Traffic> ofService(String service) {
        Map<String, Traffic> bySite = new TreeMap<>();
        cells.forEach((cell, traffic) -> {
            if (cell.service().equals(service)) {
                bySite.put(cell.site(), traffic);
            }
        });
        return bySite;
    }

    private record Cell(String site, String service) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            int bySite = site.compareTo(other.site);
            return bySite != 0 ? bySite : service.compareTo(other.service);
        }
    }
}
