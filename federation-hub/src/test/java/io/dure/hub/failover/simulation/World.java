package io.dure.hub.failover.simulation;

import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.Mode;
import io.dure.hub.failover.Drift;
import io.dure.hub.failover.FailoverSettings;
import io.dure.hub.failover.Guardrails;
import io.dure.hub.failover.MemberDefinition;
import io.dure.hub.failover.ServiceDefinition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;

/** One run: a portal on two sites, vantage points in three domains, two hubs, and the time, all from one seed. */
final class World {
    static final long CHAOS_BEGINS = 15_000;
    static final long CHAOS_ENDS = 90_000;
    static final long PATIENCE = 260_000;
    static final Duration STALE_AFTER = Duration.ofSeconds(4);
    static final List<String> DOMAINS = List.of("private", "public", "third");
    static final int THIRD = 2;
    static final Check CHECK =
            new Check("/health", "portal.egov.test", 200, Duration.ofSeconds(2), Duration.ofSeconds(1), 2, 3);
    static final List<List<Endpoint>> ENDPOINTS = List.of(
            List.of(new Endpoint("127.0.1.21", 8000), new Endpoint("127.0.1.22", 8000)),
            List.of(new Endpoint("127.0.2.21", 8000), new Endpoint("127.0.2.22", 8000)));
    private static final ServiceDefinition PORTAL = ServiceDefinition.weighted(
            "portal",
            "portal.egov.test",
            Duration.ofSeconds(5),
            Mode.AUTOMATIC,
            Set.copyOf(DOMAINS),
            CHECK,
            List.of(
                    new MemberDefinition("private", 30, 1, ENDPOINTS.get(0)),
                    new MemberDefinition("public", 70, 1, ENDPOINTS.get(1))));

    final SplittableRandom random;
    final Guards guards;
    final Tally tally = new Tally();
    final Network network;
    final FailoverSettings settings;
    final List<Collector> collectors = new ArrayList<>();
    final List<Hub> hubs = new ArrayList<>();
    final SharedStore store = new SharedStore();
    /** What planned acts are held to, whatever the machine is told. */
    final Guardrails guardrails;

    final ServiceDefinition definition;
    final Zone zone;
    final Map<Endpoint, int[]> troubles = new HashMap<>();
    final int[] domainOfVoter;
    long now;
    /** The last change of anything but the members' endpoints. */
    long lastDisturbance;

    final long[] lastEndpointChange = new long[2];
    final long[] lastReturn = {-1, -1};
    private final PriorityQueue<Event> queue = new PriorityQueue<>(64);
    private long order;
    private int disturbances;
    private boolean settled;

    World(long seed, Guards guards) {
        this.random = new SplittableRandom(seed);
        this.guards = guards;
        this.network = new Network(random.split());
        this.settings = new FailoverSettings(
                guards.holdDown(),
                3,
                Duration.ofSeconds(3),
                Duration.ofSeconds(4),
                Duration.ofSeconds(1),
                Duration.ofSeconds(8),
                Duration.ofSeconds(7),
                Duration.ofSeconds(5));
        for (List<Endpoint> site : ENDPOINTS) {
            site.forEach(endpoint -> troubles.put(endpoint, new int[1]));
        }
        boolean secondWitness = random.nextInt(4) == 0;
        this.domainOfVoter = secondWitness ? new int[] {0, 1, THIRD, THIRD} : new int[] {0, 1, THIRD};
        for (int voter = 0; voter < domainOfVoter.length; voter++) {
            collectors.add(new Collector(this, voter, domainOfVoter[voter]));
        }
        this.guardrails = PlannedWork.guardrails(random.split());
        this.definition = bound(
                random.nextBoolean() ? Drift.REPAIR : Drift.REPORT, guards.binding() ? guardrails : Guardrails.none());
        this.zone = new Zone(this);
        hubs.add(new Hub(this, "hub-1", THIRD));
        hubs.add(new Hub(this, "hub-2", 1));
        tally.count(Tally.Kind.CLOCKS_SKEWED);
    }

    private static ServiceDefinition bound(Drift drift, Guardrails within) {
        return new ServiceDefinition(
                PORTAL.id(),
                PORTAL.name(),
                PORTAL.ttl(),
                PORTAL.mode(),
                PORTAL.domains(),
                PORTAL.check(),
                PORTAL.members(),
                PORTAL.policy(),
                within,
                List.of(Zone.ID),
                drift);
    }

    void run() {
        collectors.forEach(collector -> at(random.nextInt(1000), collector::tick));
        hubs.forEach(hub -> at(random.nextInt(1000), hub::tick));
        new Chaos(this).schedule();
        at(CHAOS_ENDS, this::checkSettled);
        while (!settled) {
            if (now > CHAOS_ENDS + PATIENCE) {
                throw new Invariant.Broken(Invariant.SETTLES, describe());
            }
            Event event = queue.remove();
            now = event.time;
            event.action.run();
        }
    }

    void at(long delay, Runnable action) {
        queue.add(new Event(now + delay, order++, action));
    }

    boolean isUp(Endpoint endpoint) {
        int[] count = troubles.get(endpoint);
        return count != null && count[0] == 0;
    }

    void trouble(int site, int endpoint, int change) {
        int[] count = troubles.get(ENDPOINTS.get(site).get(endpoint));
        if (count != null) {
            count[0] += change;
        }
        lastEndpointChange[site] = now;
    }

    /** A disturbance begins (1), ends (-1) or passes at once (0). */
    void disturb(int change) {
        disturbances += change;
        lastDisturbance = now;
    }

    boolean siteDead(int site) {
        return ENDPOINTS.get(site).stream().noneMatch(this::isUp);
    }

    boolean siteWhole(int site) {
        return ENDPOINTS.get(site).stream().allMatch(this::isUp);
    }

    /** How long nothing has disturbed voters, nameservers, links and hubs. */
    long quietMs() {
        return disturbances > 0 ? 0 : now - lastDisturbance;
    }

    private void checkSettled() {
        at(1_000, this::checkSettled);
        settled = hubs.stream().filter(Hub::leads).count() == 1
                && hubs.stream().filter(Hub::leads).allMatch(Hub::isSettled);
    }

    private String describe() {
        StringBuilder text = new StringBuilder();
        hubs.forEach(hub -> text.append(hub.describe()).append('\n'));
        collectors.forEach(collector -> text.append(collector.describe()).append('\n'));
        text.append(zone.describe()).append('\n');
        return text + " at " + now + " " + Arrays.toString(lastEndpointChange);
    }

    private static final class Event implements Comparable<Event> {
        private final long time;
        private final long order;
        private final Runnable action;

        Event(long time, long order, Runnable action) {
            this.time = time;
            this.order = order;
            this.action = action;
        }

        @Override
        public int compareTo(Event other) {
            return time != other.time ? Long.compare(time, other.time) : Long.compare(order, other.order);
        }
    }
}
