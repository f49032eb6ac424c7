package io.dure.demo.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the configuration of every process as an operator would, anew at each start. */
public final class ConfigurationFiles {
    private final DataFolder folder;
    private final Secrets secrets;
    private final Links links;

    public ConfigurationFiles(DataFolder folder, Secrets secrets, Links links) {
        this.folder = folder;
        this.secrets = secrets;
        this.links = links;
    }

    public void write() {
        Path keyStorePassword = secrets.word("hub-key-store");
        KeyStore.make(folder, keyStorePassword);
        write("hub.yaml", hub(keyStorePassword));
        write("services.yaml", services());
        write(Addresses.WITNESS + ".yaml", witness());
        for (Site site : Site.values()) {
            write(site.collector() + ".yaml", collector(site));
            write("notices-" + site.id() + ".yaml", notices(site));
            write("agent-notices-" + site.id() + ".properties", agent(site, "notices", "notices-" + site.id()));
            for (int number = 1; number <= site.portals().size(); number++) {
                String instance = "portal-" + site.id() + "-" + number;
                if (site.hasEgovPortal()) {
                    write(instance + ".properties", egovPortal(site, number, instance));
                } else {
                    write(instance + ".yaml", portal(site, number, instance));
                }
                write("agent-" + instance + ".properties", agent(site, "portal", instance));
            }
        }
    }

    private String hub(Path keyStorePassword) {
        return """
                # The hub: merges what the collectors report, decides, serves the console.
                server: {address: %s, port: %d}
                dure:
                  hub:
                    id: hub-1
                    data: %s
                    grpc: {address: %s, port: %d, key-store: %s, key-store-password-file: %s}
                    collectors:
                      - {id: private-1, site: private, domain: private, token-file: %s}
                      - {id: public-1, site: public, domain: public, token-file: %s}
                      - {id: witness-1, domain: third, token-file: %s}
                    services-file: %s
                    # every file here is a dashboard for everybody
                    dashboards: {folder: %s, reload: 1s}
                    # quick for a demonstration; the defaults are 5m, 10 steps of 1m
                    failover: {hold-down: 20s, ramp-steps: 3, ramp-step: 10s}
                    stale-after: 6s
                  auth:
                    directory:
                      urls: ["ldap://%s"]
                      connect-timeout: 3s
                      read-timeout: 3s
                      user-dn-template: "uid={0},ou=people,dc=egov,dc=test"
                      group-search-base: "ou=groups,dc=egov,dc=test"
                      # who is signed in is looked at again every five minutes
                      bind-dn: "%s"
                      bind-password-file: %s
                      roles:
                        - {group: "cn=operators,ou=groups,dc=egov,dc=test", role: operator}
                        - {group: "cn=approvers,ou=groups,dc=egov,dc=test", role: approver}
                        - {group: "cn=viewers,ou=groups,dc=egov,dc=test", role: viewer}
                        - {group: "cn=administrators,ou=groups,dc=egov,dc=test", role: administrator}
                """.formatted(
                        Addresses.CONSOLE.host(),
                        Addresses.CONSOLE.port(),
                        folder.folder("hub"),
                        Addresses.HUB_GRPC.host(),
                        Addresses.HUB_GRPC.port(),
                        folder.file("hub.p12"),
                        keyStorePassword,
                        token("private-1"),
                        token("public-1"),
                        token("witness-1"),
                        folder.file("services.yaml"),
                        folder.folder(DataFolder.DASHBOARDS),
                        Addresses.DIRECTORY,
                        Secrets.READER,
                        secrets.ofReader());
    }

    private String services() {
        String members = Stream.of(Site.values())
                .map(site -> "      - {site: %s, weight: %d, minimum-up: 1, endpoints: [%s]}"
                        .formatted(site.id(), site.weight(), quoted(site.portals())))
                .collect(Collectors.joining("\n"));
        return """
                # What the hub provisions when a service is new to it; later its own store rules.
                services:
                  - id: %s
                    name: %s
                    ttl: 5s
                    # until its instances run; the demonstration then asks for automatic, as an operator would
                    mode: off
                    domains: [private, public, third]
                    check: {path: /health, host: %s, status: 200, interval: 2s, timeout: 1s, fall: 2, rise: 3}
                    members:
                %s
                """.formatted(Addresses.SERVICE, Addresses.NAME, Addresses.NAME, members);
    }

    private String witness() {
        return """
                # The witness: probes and votes for the third domain, belongs to no site.
                dure:
                  collector:
                    id: witness-1
                    domain: third
                %s
                """.formatted(vantagePoint(
                "witness-1",
                Addresses.WITNESS_DNS,
                Addresses.HUB_GRPC,
                List.of(peer("private-1", Site.PRIVATE.dns()), peer("public-1", Site.PUBLIC.dns())),
                List.of(Site.PRIVATE.dns(), Site.PUBLIC.dns())));
    }

    private String collector(Site site) {
        Address hub = links.relayedToTheHub() ? site.relay() : Addresses.HUB_GRPC;
        Site other = site.other();
        return """
                # The collector of site %s: takes in what its agents see, probes, hosts a nameserver.
                management.server: {address: %s, port: %d}
                dure:
                  collector:
                    id: %s
                    site: %s
                    domain: %s
                %s
                    otlp: {address: %s, http-port: %d, grpc-port: %d, token-file: %s}
                    # what is dropped when a disk is full goes by segments: small ones for a small disk
                    spool: {max-size: %s, segment-size: %s}
                    nameserver:
                      zone: egov.test
                      primary: ns1.egov.test
                      mailbox: hostmaster.egov.test
                      negative-ttl: 5s
                      records:
                        - {name: egov.test, type: NS, ttl: 1h, values: [ns1.egov.test, ns2.egov.test]}
                        - {name: ns1.egov.test, type: A, ttl: 1h, values: [%s]}
                        - {name: ns2.egov.test, type: A, ttl: 1h, values: [%s]}
                        - {name: private.egov.test, type: A, ttl: 5s, values: [%s]}
                        - {name: public.egov.test, type: A, ttl: 5s, values: [%s]}
                """.formatted(
                site.id(),
                site.management().host(),
                site.management().port(),
                site.collector(),
                site.id(),
                site.id(),
                vantagePoint(
                        site.collector(),
                        site.dns(),
                        hub,
                        List.of(peer(other.collector(), other.dns()), peer(Addresses.WITNESS, Addresses.WITNESS_DNS)),
                        List.of(other.dns(), Addresses.WITNESS_DNS)),
                site.collectorHost(),
                site.otlp().port(),
                site.otlpGrpc().port(),
                otlpToken(site),
                links.relayedToThePortals() ? "1MB" : "1GB",
                links.relayedToThePortals() ? "16KB" : "4MB",
                Site.PRIVATE.collectorHost(),
                Site.PUBLIC.collectorHost(),
                hosts(Site.PRIVATE),
                hosts(Site.PUBLIC));
    }

    private String vantagePoint(
            String id, Address dns, Address hub, List<String> peers, List<Address> referenceTargets) {
        return """
                    data: %s
                    hubs: ["%s"]
                    hub-certificate: %s
                    token-file: %s
                    dns: {address: %s, port: %d}
                    probe: {source-address: %s, reference-targets: [%s]}
                    evidence:
                      key-name: dure-evidence
                      key-file: %s
                      peers: [%s]""".formatted(
                        folder.folder(id),
                        hub,
                        folder.file("hub.pem"),
                        token(id),
                        dns.host(),
                        dns.port(),
                        dns.host(),
                        quoted(referenceTargets),
                        secrets.key("evidence.tsig"),
                        String.join(", ", peers))
                .indent(4)
                .stripTrailing();
    }

    private String notices(Site site) {
        return """
                # The notices service of site %s.
                server:
                  address: %s
                  port: %d
                  tomcat:
                    basedir: %s
                    accesslog: {enabled: true, directory: %s, prefix: access-%s, suffix: .log, buffered: false}
                """.formatted(
                        site.id(),
                        site.notices().host(),
                        site.notices().port(),
                        folder.folder("work/notices-" + site.id()),
                        folder.raw(),
                        "notices-" + site.id());
    }

    private Address portalAddress(Site site, int number) {
        List<Address> addresses = links.relayedToThePortals() ? site.portalsBehindRelays() : site.portals();
        return addresses.get(number - 1);
    }

    private String egovPortal(Site site, int number, String instance) {
        Address address = portalAddress(site, number);
        return """
                # An instance of the portal at site %s, on Tomcat 9.
                address=%s
                port=%d
                work=%s
                log.folder=%s
                log.name=access-%s
                site=%s
                instance=%s
                notices=http://%s
                """.formatted(
                        site.id(),
                        address.host(),
                        address.port(),
                        folder.folder("work/" + instance),
                        folder.raw(),
                        instance,
                        site.id(),
                        instance,
                        site.notices());
    }

    private String portal(Site site, int number, String instance) {
        Address address = portalAddress(site, number);
        return """
                # An instance of the portal at site %s.
                server:
                  address: %s
                  port: %d
                  tomcat:
                    basedir: %s
                    accesslog: {enabled: true, directory: %s, prefix: access-%s, suffix: .log, buffered: false}
                portal:
                  site: %s
                  instance: %s
                  notices: http://%s
                """.formatted(
                        site.id(),
                        address.host(),
                        address.port(),
                        folder.folder("work/" + instance),
                        folder.raw(),
                        instance,
                        site.id(),
                        instance,
                        site.notices());
    }

    private String agent(Site site, String service, String instance) {
        return """
                # The agent of %s.
                dure.service.name=%s
                dure.instance.id=%s
                dure.endpoint=http://%s
                # enrols by the one, and keeps what it gets in the other
                dure.enrolment.file=%s
                dure.token.file=%s
                dure.entry.names=%s
                # distinct users are counted by keyed hashes, by one key a service at all sites
                dure.users.key.file=%s
                # its own books, for whoever wants to compare them
                dure.status.file=%s
                """.formatted(
                        instance,
                        service,
                        instance,
                        links.relayedToThePortals() ? site.otlpRelay() : site.otlp(),
                        secrets.file(enrolmentToken(site)),
                        folder.folder("work").resolve("credential-" + instance),
                        Addresses.NAME,
                        secrets.digits("users-" + service + ".key"),
                        folder.raw().resolve("agent-" + instance + ".json"));
    }

    /** The name of the secret by which a site's agents enrol; the hub makes it, once it runs. */
    public static String enrolmentToken(Site site) {
        return "agents-" + site.id() + ".token";
    }

    private Path token(String collector) {
        return secrets.word(collector + ".token");
    }

    private Path otlpToken(Site site) {
        return secrets.word("otlp-" + site.id() + ".token");
    }

    private static String peer(String id, Address address) {
        return "{id: %s, address: \"%s\"}".formatted(id, address);
    }

    private static String quoted(List<Address> addresses) {
        return addresses.stream().map(address -> "\"" + address + "\"").collect(Collectors.joining(", "));
    }

    private static String hosts(Site site) {
        return site.portals().stream().map(Address::host).collect(Collectors.joining(", "));
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.file(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
