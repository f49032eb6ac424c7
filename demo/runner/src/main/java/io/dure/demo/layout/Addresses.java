package io.dure.demo.layout;

import java.util.ArrayList;
import java.util.List;

/** Addresses outside the sites. */
public final class Addresses {
    static final int DNS_PORT = 5300;

    public static final String SERVICE = "portal";
    public static final String NAME = "portal.egov.test";
    public static final Address CONSOLE = new Address("127.0.0.1", 8080);
    public static final Address HUB_GRPC = new Address("127.0.3.1", 7443);
    public static final String WITNESS = "witness-1";
    public static final Address WITNESS_DNS = new Address("127.0.3.2", DNS_PORT);
    public static final Address DIRECTORY = new Address("127.0.3.4", 1389);
    /** A nameserver of somebody else's, which takes changes; BIND listens on addresses of interfaces alone. */
    public static final String OFFICE = "office";

    public static final Address OFFICE_DNS = new Address("127.0.0.1", 5305);
    public static final Address WEBHOOK = new Address("127.0.3.6", 8025);
    public static final Address MAIL = new Address("127.0.3.6", 2525);

    private Addresses() {}

    /** A port that must be free before anything starts. */
    public record Claim(Address address, String purpose, boolean udp) {}

    /** What those need that are neither cloud's. */
    public static List<Claim> outside() {
        return List.of(
                new Claim(OFFICE_DNS, "the zone outside", true),
                new Claim(WEBHOOK, "notices by webhook", false),
                new Claim(MAIL, "notices by mail", false));
    }

    public static List<Claim> claims(Links links) {
        List<Claim> claims = new ArrayList<>();
        claims.add(new Claim(CONSOLE, "the console", false));
        claims.add(new Claim(HUB_GRPC, "the hub", false));
        claims.add(new Claim(DIRECTORY, "the directory", false));
        claims.add(new Claim(WITNESS_DNS, "the witness", true));
        for (Site site : Site.values()) {
            claims.add(new Claim(site.dns(), "the nameserver of site " + site.id(), true));
            claims.add(new Claim(site.otlp(), "the collector of site " + site.id(), false));
            claims.add(new Claim(site.otlpGrpc(), "the collector of site " + site.id(), false));
            claims.add(new Claim(site.notices(), "the notices service of site " + site.id(), false));
            for (Address portal : site.portals()) {
                claims.add(new Claim(portal, "a portal instance of site " + site.id(), false));
            }
            claims.add(new Claim(site.management(), "the collector of site " + site.id(), false));
            if (links.relayedToTheHub()) {
                claims.add(new Claim(site.relay(), "the relay of site " + site.id(), false));
            }
            if (links.relayedToThePortals()) {
                claims.add(new Claim(site.otlpRelay(), "the relay of site " + site.id(), false));
                for (Address portal : site.portalsBehindRelays()) {
                    claims.add(new Claim(portal, "a portal instance of site " + site.id(), false));
                }
            }
        }
        return claims;
    }
}
