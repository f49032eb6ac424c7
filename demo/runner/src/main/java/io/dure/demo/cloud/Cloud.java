package io.dure.demo.cloud;

import io.dure.demo.CannotStart;
import io.dure.demo.Progress;
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
import io.dure.demo.load.Load;
import io.dure.demo.outside.Inbox;
import io.dure.demo.outside.OfficeZone;
import io.dure.demo.outside.OutsideFiles;
import io.dure.demo.process.Child;
import io.dure.demo.process.Children;
import io.dure.demo.process.Jars;
import io.dure.demo.process.Memory;
import io.dure.demo.process.Ports;
import io.dure.demo.process.Programs;
import io.dure.demo.relay.Relay;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that runs: the directory and the load in this process, all else as children of it. */
public final class Cloud implements AutoCloseable {
    private final DataFolder folder;
    private final Secrets secrets;
    private final Children children = new Children();
    private final Map<Site, Relay> relays = new EnumMap<>(Site.class);
    private final Map<Site, List<Relay>> portalRelays = new EnumMap<>(Site.class);
    private final List<AutoCloseable> inside = new ArrayList<>();
    private final HubClient hub;
    private final Health health = new Health();
    private final long seed;
    private @Nullable Inbox inbox;
    private @Nullable Load load;
    private boolean closed;

    private Cloud(DataFolder folder, Secrets secrets, long seed) {
        this.folder = folder;
        this.secrets = secrets;
        this.seed = seed;
        this.hub = new HubClient(Addresses.CONSOLE, folder.raw());
    }

    /**
     * Begins afresh: writes the configuration and brings up the directory and the relays; no child runs yet.
     *
     * @param links those that shall run through relays
     * @throws CannotStart when a port is busy
     */
    public static Cloud prepare(DataFolder folder, Secrets secrets, Jars jars, Links links, long seed) {
        return prepare(folder, secrets, jars, new Surroundings(links, false), seed);
    }

    /**
     * What stands around both clouds.
     *
     * @param links those that shall run through relays
     * @param outside whether there are a zone of another kind and people who are told
     */
    public record Surroundings(Links links, boolean outside) {}

    /** The same with all that may stand around both clouds. */
    public static Cloud prepare(DataFolder folder, Secrets secrets, Jars jars, Surroundings surroundings, long seed) {
        Links links = surroundings.links();
        Ports.requireFree(Addresses.claims(links));
        if (surroundings.outside()) {
            Ports.requireFree(Addresses.outside());
        }
        folder.forgetState();
        new ConfigurationFiles(folder, secrets, links).write();
        Cloud cloud = new Cloud(folder, secrets, seed);
        if (surroundings.outside()) {
            cloud.addOutside();
        }
        cloud.addPrograms(new Programs(jars, folder));
        cloud.inside.add(Directory.start(Addresses.DIRECTORY, secrets));
        for (Site site : Site.values()) {
            cloud.startRelays(site, links);
        }
        return cloud;
    }

    private void addOutside() {
        OutsideFiles files = new OutsideFiles(folder, secrets);
        files.write();
        children.add(new OfficeZone(folder, secrets).program());
        inbox = Inbox.open(folder.raw().resolve("notices.log"), secrets.read(files.webhookSecret()));
        inside.add(inbox);
    }

    /** Whether there are a zone of another kind and people who are told. */
    public boolean hasOutside() {
        return inbox != null;
    }

    /** Where people are told. */
    public Inbox inbox() {
        Inbox open = inbox;
        if (open == null) {
            throw new IllegalStateException("nobody is told here");
        }
        return open;
    }

    private void startRelays(Site site, Links links) {
        if (links.relayedToTheHub()) {
            relays.put(site, relay(site.relay(), Addresses.HUB_GRPC));
        }
        if (links.relayedToThePortals()) {
            List<Relay> around = new ArrayList<>();
            around.add(relay(site.otlpRelay(), site.otlp()));
            for (int i = 0; i < site.portals().size(); i++) {
                around.add(
                        relay(site.portals().get(i), site.portalsBehindRelays().get(i)));
            }
            portalRelays.put(site, List.copyOf(around));
        }
    }

    private Relay relay(Address listen, Address target) {
        Relay relay = Relay.start(listen, target);
        inside.add(relay);
        return relay;
    }

    private void addPrograms(Programs programs) {
        children.add(programs.hub());
        children.add(programs.collector(Addresses.WITNESS));
        for (Site site : Site.values()) {
            children.add(programs.collector(site.collector()));
        }
        for (Site site : Site.values()) {
            children.add(programs.notices("notices-" + site.id()));
            for (String instance : portalNames(site)) {
                children.add(programs.portal(site, instance));
            }
        }
    }

    public static List<String> portalNames(Site site) {
        return List.of("portal-" + site.id() + "-1", "portal-" + site.id() + "-2");
    }

    /** Starts all children, then the load; returns when all are up. */
    public void start(Progress progress) {
        new StartUp(this, progress).run();
    }

    synchronized void startLoad() {
        if (closed) {
            throw new IllegalStateException("the demonstration is ending");
        }
        load = Load.start(folder.raw(), seed);
    }

    /** The users go; their raw files stay. */
    public synchronized void stopLoad() {
        load().close();
    }

    /** Others come, whose raw files are kept in a folder of their own. */
    public synchronized void restartLoad(String name) {
        if (closed) {
            throw new IllegalStateException("the demonstration is ending");
        }
        load().close();
        load = Load.start(folder.folder("raw/" + name), seed + name.hashCode());
    }

    public DataFolder folder() {
        return folder;
    }

    public Secrets secrets() {
        return secrets;
    }

    public HubClient hub() {
        return hub;
    }

    public long seed() {
        return seed;
    }

    public synchronized Load load() {
        Load running = load;
        if (running == null) {
            throw new IllegalStateException("the load has not started");
        }
        return running;
    }

    public Child child(String name) {
        return children.named(name);
    }

    /** Whether the process of this name serves. */
    public boolean isUp(String name) {
        return health.isUp(name);
    }

    public Children children() {
        return children;
    }

    /** The portal's instances of a site. */
    public List<Child> portals(Site site) {
        return portalNames(site).stream().map(children::named).toList();
    }

    public Relay relay(Site site) {
        Relay relay = relays.get(site);
        if (relay == null) {
            throw new IllegalStateException("no relay at site " + site.id());
        }
        return relay;
    }

    /** Cuts the site's collector from its portal and the portal from its collector; both go on reaching all others. */
    public void cutPortalFromCollector(Site site) {
        List<Relay> around = around(site);
        around.getFirst().cut();
        around.stream().skip(1).forEach(relay -> relay.cut(site.collectorHost()));
    }

    public void mendPortal(Site site) {
        around(site).forEach(Relay::mend);
    }

    private List<Relay> around(Site site) {
        List<Relay> around = portalRelays.get(site);
        if (around == null) {
            throw new IllegalStateException("no relays around the portal of site " + site.id());
        }
        return around;
    }

    /** Everything with an agent at a site, by name. */
    public static List<String> instances(Site site) {
        return Stream.concat(portalNames(site).stream(), Stream.of("notices-" + site.id()))
                .toList();
    }

    /** The books that an instance's agent keeps in a file. */
    public Path agentStatus(String instance) {
        return folder.raw().resolve("agent-" + instance + ".json");
    }

    /** The access log that an instance writes. */
    public Path accessLog(String instance) {
        return folder.raw().resolve("access-" + instance + ".log");
    }

    public List<Path> accessLogs() {
        return Stream.of(Site.values())
                .flatMap(site -> portalNames(site).stream())
                .map(this::accessLog)
                .toList();
    }

    /** A client of its own, signed in as the administrator. */
    public HubClient administrator() {
        HubClient administrator = new HubClient(Addresses.CONSOLE, folder.raw());
        try {
            administrator
                    .signIn(User.ADMIN.id(), secrets.read(User.ADMIN.password(secrets)))
                    .required();
            return administrator;
        } catch (RuntimeException refused) {
            administrator.close();
            throw refused;
        }
    }

    /** As the operator. */
    public void signIn() {
        signInIfPossible().required();
    }

    /** As {@link #signIn}, where the hub may not be ready for it. */
    public HubClient.Reply signInIfPossible() {
        return hub.signIn(User.OPERATOR.id(), secrets.read(User.OPERATOR.password(secrets)));
    }

    /** Proportional set size of all processes, this one included, in bytes. */
    public long memory() {
        return Memory.proportionalSetSize(LongStream.concat(
                LongStream.of(ProcessHandle.current().pid()),
                children.all().stream().filter(Child::isRunning).mapToLong(Child::pid)));
    }

    /** Closed after all processes have ended, however they do. */
    public synchronized void closeAtTheEnd(AutoCloseable thing) {
        inside.add(thing);
    }

    /** Ends everything; a second call does nothing. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            if (load != null) {
                load.close();
            }
        }
        children.close();
        hub.close();
        health.close();
        for (AutoCloseable each : inside) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IllegalStateException("a part of the demonstration does not end", e);
            }
        }
    }
}
