package io.dure.hub.steering;

import io.dure.federation.v1.Hello;
import io.dure.gslb.provider.Provider;
import io.dure.hub.federation.Commands;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The connected collectors, each of which holds plans: nameservers answer by them, witnesses only probe by them. */
final class PlanHolders {
    private final Map<String, Link> links = new ConcurrentHashMap<>();
    private volatile Set<String> services = Set.of();

    /** The services that are steered, which holders are told of with each plan. */
    void steered(Set<String> ids) {
        services = Set.copyOf(ids);
    }

    void connected(String collector, Hello hello, Commands commands) {
        links.put(collector, new Link(hello, commands));
    }

    /** A collector that is back already keeps its new stream: only the one that ended is unlinked. */
    void disconnected(String collector, Commands ended) {
        links.computeIfPresent(collector, (id, link) -> link.commands().equals(ended) ? null : link);
    }

    /** Reaches the collector while it is connected, and says that it is not reachable meanwhile. */
    Provider provider(String collector) {
        return new NameserverProvider(
                collector, () -> Optional.ofNullable(links.get(collector)).map(Link::commands), () -> services);
    }

    /** Connected collectors that host one. */
    List<String> nameservers() {
        return connected(true);
    }

    /** Connected collectors that host no nameserver. */
    List<String> witnesses() {
        return connected(false);
    }

    /** All that are connected. */
    List<String> connected() {
        return links.keySet().stream().sorted().toList();
    }

    private List<String> connected(boolean hostingNameserver) {
        return links.entrySet().stream()
                .filter(entry -> entry.getValue().hello().getHostsNameserver() == hostingNameserver)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    boolean isConnected(String collector) {
        return links.containsKey(collector);
    }

    private record Link(Hello hello, Commands commands) {}
}
