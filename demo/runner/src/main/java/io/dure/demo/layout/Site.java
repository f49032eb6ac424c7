package io.dure.demo.layout;

import java.util.List;
import java.util.Locale;

/** One cloud: a collector with its nameserver, two portal instances and their notices service. */
public enum Site {
    PRIVATE(1, 30),
    PUBLIC(2, 70);

    private final int network;
    private final int weight;

    Site(int network, int weight) {
        this.network = network;
        this.weight = weight;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Weight of the member here when the demonstration begins. */
    public int weight() {
        return weight;
    }

    /**
     * Whether the portal here is the one with javax.servlet, Tomcat 9 and Commons DBCP 2, as an eGovFrame 3.9 application is;
     * the other one is a Spring Boot application. Both do the same.
     */
    public boolean hasEgovPortal() {
        return this == PRIVATE;
    }

    public String collector() {
        return id() + "-1";
    }

    public String collectorHost() {
        return host(10);
    }

    public Address dns() {
        return new Address(collectorHost(), Addresses.DNS_PORT);
    }

    public Address otlp() {
        return new Address(collectorHost(), 4318);
    }

    public Address otlpGrpc() {
        return new Address(collectorHost(), 4317);
    }

    /** Where the collector tells an operator at its machine of itself. */
    public Address management() {
        return new Address(collectorHost(), 4319);
    }

    /** Where a relay to the collector listens for the agents' reports. */
    public Address otlpRelay() {
        return new Address(host(12), otlp().port());
    }

    /** Where the portal's instances listen behind their relays, in order. */
    public List<Address> portalsBehindRelays() {
        return portals().stream()
                .map(portal -> new Address(portal.host(), portal.port() + 1))
                .toList();
    }

    /** The portal's instances as all others reach them, in order. */
    public List<Address> portals() {
        return List.of(new Address(host(21), 8000), new Address(host(22), 8000));
    }

    public Address notices() {
        return new Address(host(31), 8100);
    }

    /** Where a relay to the hub listens in scenarios that cut this site's link. */
    public Address relay() {
        return new Address("127.0.3.1" + network, Addresses.HUB_GRPC.port());
    }

    public Site other() {
        return this == PRIVATE ? PUBLIC : PRIVATE;
    }

    /** The site whose network an address is of. */
    public static Site of(String host) {
        for (Site site : values()) {
            if (host.startsWith("127.0." + site.network + ".")) {
                return site;
            }
        }
        throw new IllegalArgumentException("no site has address " + host);
    }

    private String host(int last) {
        return "127.0." + network + "." + last;
    }
}
