package io.dure.demo.cloud;

import io.dure.demo.layout.Addresses;
import io.dure.demo.layout.Site;
import io.dure.demo.process.Readiness;

/** Whether each process serves, asked at its own address. */
final class Health implements AutoCloseable {
    private final Readiness ready = new Readiness();

    boolean isUp(String name) {
        return switch (name) {
            case "hub" -> ready.http(Addresses.CONSOLE, "/actuator/health");
            case Addresses.WITNESS -> ready.tcp(Addresses.WITNESS_DNS);
            default -> isUpAtASite(name);
        };
    }

    private boolean isUpAtASite(String name) {
        for (Site site : Site.values()) {
            if (name.equals(site.collector())) {
                return ready.tcp(site.otlp()) && ready.tcp(site.dns());
            }
            if (name.equals("notices-" + site.id())) {
                return ready.http(site.notices(), "/health");
            }
            int portal = Cloud.portalNames(site).indexOf(name);
            if (portal >= 0) {
                return ready.http(site.portals().get(portal), "/health");
            }
        }
        throw new IllegalArgumentException("no process is named " + name);
    }

    @Override
    public void close() {
        ready.close();
    }
}
