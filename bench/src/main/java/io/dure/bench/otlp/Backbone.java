package io.dure.bench.otlp;

import io.dure.bench.Benchmark;
import io.dure.demo.CannotStart;
import io.dure.demo.directory.Directory;
import io.dure.demo.directory.Directory.User;
import io.dure.demo.hub.HubClient;
import io.dure.demo.layout.Address;
import io.dure.demo.layout.Addresses;
import io.dure.demo.layout.DataFolder;
import io.dure.demo.layout.Secrets;
import io.dure.demo.layout.Site;
import io.dure.demo.process.Child;
import io.dure.demo.process.Children;
import io.dure.demo.process.Programs;
import io.dure.demo.process.Readiness;
import io.dure.demo.process.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The hub and collectors, without any application: what simulated senders report to. */
public final class Backbone implements AutoCloseable {
    /** A second collector at the private site. */
    public static final Collector SECOND =
            new Collector("private-2", Site.PRIVATE, new Address("127.0.1.11", 4318), new Address("127.0.1.11", 4319));

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final DataFolder folder;
    private final Secrets secrets;
    private final Programs programs;
    private final Children children = new Children();
    private final Readiness ready = new Readiness();
    private final Directory directory;
    private final HubClient hub;

    /** One collector, where it takes reports and where it tells of itself. */
    public record Collector(String id, Site site, Address otlp, Address management) {
        public static Collector first(Site site) {
            return new Collector(site.collector(), site, site.otlp(), site.management());
        }
    }

    private Backbone(Benchmark.Bed bed) {
        folder = bed.folder();
        secrets = bed.secrets();
        programs = new Programs(bed.jars(), folder, Programs.Sizing.LOAD);
        directory = Directory.start(Addresses.DIRECTORY, secrets);
        hub = new HubClient(Addresses.CONSOLE, folder.raw());
    }

    /** Starts the hub, where one is wanted, and the collectors; their configuration must have been written. */
    public static Backbone start(Benchmark.Bed bed, boolean withHub, List<Collector> collectors) {
        Backbone backbone = new Backbone(bed);
        try {
            backbone.startAll(withHub, collectors);
            return backbone;
        } catch (RuntimeException e) {
            backbone.close();
            throw e;
        }
    }

    private void startAll(boolean withHub, List<Collector> collectors) {
        List<Child> all = new ArrayList<>();
        if (withHub) {
            all.add(children.add(programs.hub()));
        }
        for (Collector collector : collectors) {
            if (collector.equals(SECOND)) {
                enrolSecond();
            }
            all.add(children.add(programs.collector(collector.id())));
        }
        all.forEach(Child::start);
        if (withHub) {
            awaitHub();
        }
        collectors.forEach(this::await);
    }

    /** Another collector beside the first, as an operator would add it. */
    private void enrolSecond() {
        Collector first = Collector.first(Site.PRIVATE);
        String firstFolder = folder.file(first.id()).toString();
        Path token = secrets.word(SECOND.id() + ".token");
        try {
            String own = Files.readString(folder.file(first.id() + ".yaml"))
                    .replace("id: " + first.id(), "id: " + SECOND.id())
                    .replace(firstFolder, folder.folder(SECOND.id()).toString())
                    .replace(secrets.word(first.id() + ".token").toString(), token.toString())
                    .replace(first.otlp().host() + ",", SECOND.otlp().host() + ",");
            Files.writeString(folder.file(SECOND.id() + ".yaml"), own);
            Path hubFile = folder.file("hub.yaml");
            Files.writeString(
                    hubFile,
                    Files.readString(hubFile)
                            .replaceFirst(
                                    "(?m)^( *)- \\{id: private-1, .*$",
                                    "$0\n$1- {id: private-2, site: private, domain: private, token-file: " + token
                                            + "}"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void awaitHub() {
        if (!Waiting.until(LONGEST, () -> ready.http(Addresses.CONSOLE, "/actuator/health"))) {
            throw new CannotStart("the hub was not up after " + LONGEST.toSeconds() + " s; see "
                    + child("hub").program().log());
        }
        hub.signIn(User.OPERATOR.id(), secrets.read(User.OPERATOR.password(secrets)))
                .required();
    }

    public void await(Collector collector) {
        if (!Waiting.until(LONGEST, () -> ready.tcp(collector.otlp()))) {
            throw new CannotStart(collector.id() + " was not up after " + LONGEST.toSeconds() + " s; see "
                    + child(collector.id()).program().log());
        }
    }

    public Child child(String name) {
        return children.named(name);
    }

    public HubClient hub() {
        return hub;
    }

    /** What senders of a site show. */
    public String otlpToken(Site site) {
        return secrets.read(secrets.word("otlp-" + site.id() + ".token"));
    }

    public DataFolder folder() {
        return folder;
    }

    @Override
    public void close() {
        children.close();
        hub.close();
        ready.close();
        directory.close();
    }
}
