package io.dure.hub.failover.simulation;

import io.dure.gslb.evidence.EndpointEvidence;
import io.dure.gslb.evidence.Evidence;
import io.dure.gslb.evidence.EvidenceBoard;
import io.dure.gslb.evidence.ProbeJudge;
import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.plan.Endpoint;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A vantage point's process; at a site it hosts a nameserver too. Ticks once a second, probes every other tick. */
final class Collector {
    final int voter;
    final int domain;
    final String id;
    final Skew skew;
    final Oracle oracle;
    final Optional<Nameserver> nameserver;
    boolean alive = true;
    long pausedUntil;
    int blindFaults;
    private final World world;
    private final Map<Endpoint, ProbeJudge> judges = new HashMap<>();
    private final Map<Endpoint, int[]> runs = new HashMap<>();
    private Map<Endpoint, EndpointEvidence> seen = Map.of();
    private EvidenceBoard board = EvidenceBoard.empty();
    private long incarnation = 1;
    private long sequence;
    private boolean late;
    private boolean probeNow;
    private @Nullable Evidence old;

    Collector(World world, int voter, int domain) {
        this.world = world;
        this.voter = voter;
        this.domain = domain;
        this.id = World.DOMAINS.get(domain) + "-" + voter;
        this.skew = Skew.random(world.random);
        this.oracle = new Oracle(world.domainOfVoter);
        this.nameserver = domain == World.THIRD ? Optional.empty() : Optional.of(new Nameserver(world, this));
        forget();
    }

    boolean runs() {
        return alive && world.now >= pausedUntil;
    }

    Instant local() {
        return skew.local(world.now);
    }

    EvidenceBoard board() {
        return board;
    }

    void kill() {
        alive = false;
    }

    /** A new incarnation: what was seen is gone, what is on disk is not. */
    void restart() {
        alive = true;
        incarnation++;
        sequence = 0;
        board = EvidenceBoard.empty();
        oracle.forget();
        forget();
        nameserver.ifPresent(Nameserver::look);
    }

    void pause(long ms) {
        pausedUntil = Math.max(pausedUntil, world.now + ms);
        late = true;
    }

    void tick() {
        world.at(1000, this::tick);
        if (!runs()) {
            return;
        }
        probeNow = !probeNow;
        if (probeNow && !late) {
            probe();
        }
        publish();
        late = false;
        nameserver.ifPresent(Nameserver::look);
        tellHubs();
    }

    void hear(int from, Evidence evidence) {
        if (!runs()) {
            return;
        }
        oracle.told(from, evidence, world.now);
        switch (board.judge(evidence)) {
            case REPLAY -> world.tally.count(Tally.Kind.REPLAY_REJECTED);
            case REPEAT -> world.tally.count(Tally.Kind.REPEAT_IGNORED);
            case NEWS -> board = board.receive(evidence, local());
        }
    }

    private void forget() {
        for (List<Endpoint> site : World.ENDPOINTS) {
            for (Endpoint endpoint : site) {
                judges.put(endpoint, ProbeJudge.start(endpoint, local()));
                runs.put(endpoint, new int[] {0, 0});
            }
        }
        seen = Map.of();
    }

    private void probe() {
        Map<Endpoint, EndpointEvidence> next = new HashMap<>(8);
        for (int site = 0; site < 2; site++) {
            for (Endpoint endpoint : World.ENDPOINTS.get(site)) {
                boolean success = world.isUp(endpoint) && world.network.passesThereAndBack(domain, site);
                ProbeJudge judge = judges.getOrDefault(endpoint, ProbeJudge.start(endpoint, local()));
                judge = success ? judge.success(World.CHECK, local()) : judge.failure(World.CHECK, local(), "timeout");
                judges.put(endpoint, judge);
                next.put(endpoint, judge.evidence());
                count(endpoint, success, judge.verdict());
            }
        }
        seen = Map.copyOf(next);
    }

    /** Counts apart from the judge: down only after fall failures in a row and before rise successes. */
    private void count(Endpoint endpoint, boolean success, Verdict verdict) {
        int[] run = runs.getOrDefault(endpoint, new int[2]);
        run[0] = success ? 0 : run[0] + 1;
        run[1] = success ? run[1] + 1 : 0;
        boolean falsely = (verdict == Verdict.DOWN && run[1] >= World.CHECK.rise())
                || (verdict == Verdict.UP && run[0] >= World.CHECK.fall());
        if (falsely) {
            throw new Invariant.Broken(
                    Invariant.NO_EVACUATION_WITHOUT_QUORUM, id + " says " + verdict + " of " + endpoint);
        }
    }

    private void publish() {
        Evidence evidence = new Evidence(
                id,
                World.DOMAINS.get(domain),
                incarnation,
                ++sequence,
                local(),
                late || blindFaults > 0 || isCutOff(),
                seen,
                nameserver.flatMap(Nameserver::status).map(List::of).orElse(List.of()));
        hear(voter, evidence);
        Evidence replay = old;
        for (Collector other : world.collectors) {
            if (other != this && world.network.passesThereAndBack(domain, other.domain)) {
                world.at(world.network.delay(domain, other.domain), () -> other.hear(voter, evidence));
                if (world.random.nextInt(200) == 0) {
                    world.at(world.random.nextInt(900), () -> other.hear(voter, evidence));
                }
                if (replay != null && world.random.nextInt(400) == 0) {
                    world.at(world.random.nextInt(3000), () -> other.hear(voter, replay));
                }
            }
        }
        if (replay == null || world.random.nextInt(10) == 0) {
            old = evidence;
        }
    }

    /** Its reference targets, which are in the other domains, all fail. */
    private boolean isCutOff() {
        for (int other = 0; other < 3; other++) {
            if (other != domain && world.network.isOpenBothWays(domain, other)) {
                return false;
            }
        }
        return true;
    }

    private void tellHubs() {
        EvidenceBoard told = board;
        for (Hub hub : world.hubs) {
            if (hub.isConnected(this)) {
                world.at(world.network.delay(domain, hub.domain), () -> hub.hear(this, told));
                nameserver.ifPresent(server -> server.report(hub));
            }
        }
    }

    String describe() {
        return id + " alive=" + alive + " "
                + nameserver.map(Nameserver::describe).orElse("");
    }
}
