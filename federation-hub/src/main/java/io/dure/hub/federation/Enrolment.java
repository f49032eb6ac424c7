package io.dure.hub.federation;

import io.dure.hub.HubProperties;
import java.util.List;
import java.util.Optional;

/** The vantage points of the hub's file: these may enrol, and vote for their domains. */
public final class Enrolment {
    private final List<Enrolled> collectors;

    private Enrolment(List<Enrolled> collectors) {
        this.collectors = List.copyOf(collectors);
    }

    public static Enrolment read(List<HubProperties.Collector> collectors) {
        return new Enrolment(collectors.stream()
                .map(collector -> new Enrolled(collector.id(), collector.siteName(), collector.domain()))
                .toList());
    }

    /** In the order of the configuration. */
    public List<Enrolled> all() {
        return collectors;
    }

    public Optional<Enrolled> byId(String id) {
        return collectors.stream().filter(known -> known.id().equals(id)).findFirst();
    }
}
