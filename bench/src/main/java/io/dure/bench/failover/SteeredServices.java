package io.dure.bench.failover;

import io.dure.bench.Bench;
import io.dure.demo.CannotStart;
import io.dure.demo.directory.Directory;
import io.dure.demo.directory.Directory.User;
import io.dure.demo.hub.HubClient;
import io.dure.demo.layout.Address;
import io.dure.demo.layout.Addresses;
import io.dure.demo.layout.ConfigurationFiles;
import io.dure.demo.layout.DataFolder;
import io.dure.demo.layout.Links;
import io.dure.demo.layout.Secrets;
import io.dure.demo.layout.Site;
import io.dure.demo.process.Child;
import io.dure.demo.process.Children;
import io.dure.demo.process.Jars;
import io.dure.demo.process.Ports;
import io.dure.demo.process.Program;
import io.dure.demo.process.Programs;
import io.dure.demo.process.Readiness;
import io.dure.demo.process.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The hub, the witness, both collectors, and a few services whose members are small processes. */
public final class SteeredServices implements AutoCloseable {
    static final int PORT = 9000;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final Children children = new Children();
    private final Directory directory;
    private final HubClient hub;
    private final DataFolder folder;
    private final int services;

    private SteeredServices(DataFolder folder, Secrets secrets, Jars jars, int services) {
        this.folder = folder;
        this.services = services;
        this.hub = new HubClient(Addresses.CONSOLE, folder.raw());
        this.directory = Directory.start(Addresses.DIRECTORY, secrets);
        Programs programs = new Programs(jars, folder);
        children.add(programs.hub());
        children.add(programs.collector(Addresses.WITNESS));
        for (Site site : Site.values()) {
            children.add(programs.collector(site.collector()));
            for (int service = 1; service <= services; service++) {
                children.add(member(site, service));
            }
        }
    }

    static SteeredServices start(DataFolder folder, Secrets secrets, Jars jars, int services) {
        Ports.requireFree(Addresses.claims(Links.DIRECT));
        return start(folder, secrets, jars, services, Links.DIRECT);
    }

    /** Starts everything and returns once every service is served as configured; relays are to be there already. */
    public static SteeredServices start(DataFolder folder, Secrets secrets, Jars jars, int services, Links links) {
        new ConfigurationFiles(folder, secrets, links).write();
        try {
            Files.writeString(folder.file("services.yaml"), definitions(services));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SteeredServices steered = new SteeredServices(folder, secrets, jars, services);
        try {
            steered.run(secrets);
            return steered;
        } catch (RuntimeException e) {
            steered.close();
            throw e;
        }
    }

    private void run(Secrets secrets) {
        children.all().forEach(Child::start);
        try (Readiness ready = new Readiness()) {
            require("the hub", () -> ready.http(Addresses.CONSOLE, "/actuator/health"));
        }
        signIn(secrets);
        for (int service = 1; service <= services; service++) {
            String id = id(service);
            require("service " + id, () -> isSteady(id));
        }
    }

    /** Again, where a hub that was started anew asks for it. */
    public void signIn(Secrets secrets) {
        hub.signIn(User.OPERATOR.id(), secrets.read(User.OPERATOR.password(secrets)))
                .required();
    }

    private void require(String what, BooleanSupplier ready) {
        if (!Waiting.until(LONGEST, ready)) {
            throw new CannotStart(what + " was not up after " + LONGEST.toSeconds() + " s; see " + folder.file("logs"));
        }
    }

    private Program member(Site site, int service) {
        Address address = address(site, service);
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx16m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                Bench.classPath(),
                MemberServer.class.getName(),
                address.host(),
                Integer.toString(address.port()));
        String name = memberName(site, service);
        return new Program(
                name, command, folder.folder("work"), folder.folder("logs").resolve(name + ".log"));
    }

    public static String id(int service) {
        return "s" + service;
    }

    public static String name(int service) {
        return id(service) + ".egov.test";
    }

    public static Address address(Site site, int service) {
        String network = site.collectorHost().replaceFirst("[0-9]+$", "");
        return new Address(network + (40 + service), PORT);
    }

    private static String memberName(Site site, int service) {
        return "member-" + site.id() + "-" + service;
    }

    private static String definitions(int services) {
        return IntStream.rangeClosed(1, services)
                .mapToObj(service -> """
                          - id: %s
                            name: %s
                            ttl: 5s
                            mode: automatic
                            domains: [private, public, third]
                            check: {path: /health, host: %s, status: 200, interval: 2s, timeout: 1s, fall: 2, rise: 3}
                            members:
                        %s
                        """.formatted(
                        id(service),
                        name(service),
                        name(service),
                        Stream.of(Site.values())
                                .map(site -> "      - {site: %s, weight: 50, minimum-up: 1, endpoints: [\"%s\"]}"
                                        .formatted(site.id(), address(site, service)))
                                .collect(Collectors.joining("\n"))))
                .collect(Collectors.joining("", "services:\n", ""));
    }

    /** A collector, the witness or the hub. */
    public Child process(String name) {
        return children.named(name);
    }

    public Child member(String site, int service) {
        return children.named("member-" + site + "-" + service);
    }

    public HubClient hub() {
        return hub;
    }

    int services() {
        return services;
    }

    /** Every member serves with its configured weight and is up, and every nameserver holds that. */
    public boolean isSteady(String service) {
        HubClient.Reply reply = hub.get("services/" + service);
        return reply.isOk()
                && reply.body().path("nameservers").size() == Site.values().length
                && reply.body()
                        .path("nameservers")
                        .valueStream()
                        .allMatch(one -> one.path("inSync").asBoolean(false))
                && reply.body()
                        .path("members")
                        .valueStream()
                        .allMatch(member -> member.path("state").asString("").equals("serving")
                                && member.path("verdict").asString("").equals("up")
                                && member.path("weight").asInt(-1)
                                        == member.path("configuredWeight").asInt());
    }

    /** Every failure domain has a vantage point that sees. */
    public boolean allVote(String service) {
        return hub.get("services/" + service)
                .body()
                .path("automaticFailover")
                .path("possible")
                .asBoolean(false);
    }

    /** What the quorum says of a member. */
    public String verdict(String service, String site) {
        return member(service, site, "verdict");
    }

    public String state(String service, String site) {
        return member(service, site, "state");
    }

    private String member(String service, String site, String field) {
        return hub.get("services/" + service)
                .body()
                .path("members")
                .valueStream()
                .filter(member -> member.path("site").asString("").equals(site))
                .map(member -> member.path(field).asString(""))
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        children.close();
        hub.close();
        directory.close();
    }
}
