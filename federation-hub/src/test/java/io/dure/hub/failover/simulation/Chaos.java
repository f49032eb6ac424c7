package io.dure.hub.failover.simulation;

import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Token;
import io.dure.hub.failover.Act;
import io.dure.hub.failover.ActResult;
import io.dure.hub.failover.Approval;
import io.dure.hub.failover.Drill;
import io.dure.hub.failover.Guardrails;
import io.dure.hub.failover.MemberSnapshot;
import io.dure.hub.failover.Proposal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/** What fails, and what operators do, until everything heals. */
final class Chaos {
    private final World world;
    private final SplittableRandom random;

    Chaos(World world) {
        this.world = world;
        this.random = world.random.split();
    }

    void schedule() {
        int faults = random.nextInt(5, 16);
        for (int fault = 0; fault < faults; fault++) {
            long begins = random.nextLong(World.CHAOS_BEGINS, World.CHAOS_ENDS - 4_000);
            long ms = Math.min(random.nextLong(2_000, 35_000), World.CHAOS_ENDS - begins - 1);
            int kind = random.nextInt(30);
            world.at(begins, () -> begin(kind, ms));
        }
        for (int act = random.nextInt(5); act > 0; act--) {
            world.at(random.nextLong(World.CHAOS_BEGINS, World.CHAOS_ENDS - 1), this::operate);
        }
        world.at(World.CHAOS_ENDS, this::tidy);
    }

    private void begin(int kind, long ms) {
        switch (kind) {
            case 0, 1, 2, 3, 4 -> killSite(random.nextInt(2), ms, Tally.Kind.SITE_DIED);
            case 5 -> {
                killSite(0, ms, Tally.Kind.BOTH_SITES_DIED);
                killSite(1, ms, Tally.Kind.BOTH_SITES_DIED);
            }
            case 6, 7 -> endpoint(random.nextInt(2), random.nextInt(2), ms);
            case 8, 9 -> flap(random.nextInt(2), ms);
            case 10 -> cut(ms, true);
            case 11 -> cut(ms, false);
            case 12 -> lossy(ms);
            case 13 -> slow(ms);
            case 14, 15 -> isolate(random.nextInt(3), ms);
            case 16, 17 -> killCollector(ms);
            case 18 -> pauseCollector();
            case 19 -> blind(ms);
            case 20 -> killHub(ms);
            case 21 -> pauseHub(ms);
            case 22 -> cutStore(ms);
            case 23 -> loseStore();
            case 24 -> zone(Tally.Kind.ZONE_CUT, ms, change -> world.zone.outages += change);
            case 25 -> zone(Tally.Kind.ZONE_THROTTLED, ms, change -> world.zone.throttles += change);
            case 26 -> zone(Tally.Kind.ZONE_ANSWER_LOST, ms, change -> world.zone.losses += change);
            case 27 -> zone(Tally.Kind.ZONE_SLOW, ms, change -> world.zone.delays += change);
            case 28 -> world.zone.tamper();
            case 29 -> world.zone.foreignLeader();
            default -> throw new IllegalStateException("no fault " + kind);
        }
    }

    private void killSite(int site, long ms, Tally.Kind kind) {
        world.tally.count(kind);
        trouble(site, 1);
        world.at(ms, () -> trouble(site, -1));
    }

    private void trouble(int site, int change) {
        world.trouble(site, 0, change);
        world.trouble(site, 1, change);
    }

    private void endpoint(int site, int endpoint, long ms) {
        world.tally.count(Tally.Kind.ENDPOINT_DIED);
        world.trouble(site, endpoint, 1);
        world.at(ms, () -> world.trouble(site, endpoint, -1));
    }

    private void flap(int site, long ms) {
        world.tally.count(Tally.Kind.MEMBER_FLAPPED);
        long down = random.nextLong(1_000, 8_000);
        long up = random.nextLong(1_000, 20_000);
        for (long at = 0; at + down < ms; at += down + up) {
            world.at(at, () -> trouble(site, 1));
            world.at(at + down, () -> trouble(site, -1));
        }
    }

    private void cut(long ms, boolean bothWays) {
        world.tally.count(bothWays ? Tally.Kind.LINK_CUT : Tally.Kind.LINK_CUT_ONE_WAY);
        int from = random.nextInt(3);
        int to = (from + 1 + random.nextInt(2)) % 3;
        cut(from, to, 1, bothWays);
        world.at(ms, () -> cut(from, to, -1, bothWays));
    }

    private void cut(int from, int to, int change, boolean bothWays) {
        world.disturb(change);
        world.network.cut(from, to, change);
        if (bothWays) {
            world.network.cut(to, from, change);
        }
    }

    private void lossy(long ms) {
        world.tally.count(Tally.Kind.LINK_LOSSY);
        int from = random.nextInt(3);
        int to = (from + 1) % 3;
        int percent = random.nextInt(5, 60);
        lossy(from, to, percent);
        world.at(ms, () -> lossy(from, to, -percent));
    }

    private void lossy(int from, int to, int percent) {
        world.disturb(Integer.signum(percent));
        world.network.loss(from, to, percent);
        world.network.loss(to, from, percent);
    }

    private void slow(long ms) {
        world.tally.count(Tally.Kind.LINK_SLOW);
        int from = random.nextInt(3);
        int to = (from + 1) % 3;
        int delay = random.nextInt(300, 3_500);
        slow(from, to, delay);
        world.at(ms, () -> slow(from, to, -delay));
    }

    private void slow(int from, int to, int delay) {
        world.disturb(Integer.signum(delay));
        world.network.delay(from, to, delay);
        world.network.delay(to, from, delay);
    }

    private void isolate(int domain, long ms) {
        world.tally.count(Tally.Kind.SITE_ISOLATED);
        int one = (domain + 1) % 3;
        int other = (domain + 2) % 3;
        cut(domain, one, 1, true);
        cut(domain, other, 1, true);
        world.at(ms, () -> {
            cut(domain, one, -1, true);
            cut(domain, other, -1, true);
        });
    }

    private void killCollector(long ms) {
        Collector collector = world.collectors.get(random.nextInt(world.collectors.size()));
        if (!collector.alive) {
            return;
        }
        world.tally.count(Tally.Kind.COLLECTOR_KILLED);
        world.disturb(1);
        collector.kill();
        world.at(ms, () -> {
            world.disturb(-1);
            collector.restart();
        });
    }

    private void pauseCollector() {
        world.tally.count(Tally.Kind.COLLECTOR_PAUSED);
        long ms = random.nextLong(600, 9_000);
        world.disturb(1);
        world.collectors.get(random.nextInt(world.collectors.size())).pause(ms);
        world.at(ms, () -> world.disturb(-1));
    }

    private void blind(long ms) {
        world.tally.count(Tally.Kind.VOTER_BLIND);
        Collector collector = world.collectors.get(random.nextInt(world.collectors.size()));
        world.disturb(1);
        collector.blindFaults++;
        world.at(ms, () -> {
            world.disturb(-1);
            collector.blindFaults--;
        });
    }

    private void killHub(long ms) {
        Hub hub = world.hubs.get(random.nextInt(2));
        if (!hub.alive) {
            return;
        }
        world.tally.count(Tally.Kind.HUB_KILLED);
        world.disturb(1);
        hub.kill();
        world.at(ms, () -> {
            world.disturb(-1);
            hub.restart();
        });
    }

    private void pauseHub(long ms) {
        world.tally.count(Tally.Kind.HUB_PAUSED);
        world.disturb(1);
        Hub hub = world.hubs.stream().filter(Hub::leads).findFirst().orElse(world.hubs.getFirst());
        hub.pause(ms);
        world.at(ms, () -> world.disturb(-1));
    }

    private void cutStore(long ms) {
        world.tally.count(Tally.Kind.HUB_CUT_FROM_STORE);
        Hub hub = world.hubs.get(random.nextInt(2));
        world.disturb(1);
        hub.storeCuts++;
        world.at(ms, () -> {
            world.disturb(-1);
            hub.storeCuts--;
        });
    }

    private void loseStore() {
        world.tally.count(Tally.Kind.STORE_LOST);
        world.disturb(0);
        world.store.lose();
        world.hubs.stream().filter(hub -> hub.alive).forEach(hub -> {
            hub.kill();
            hub.restart();
        });
    }

    /** Nobody else may feel it: neither voters nor nameservers nor hubs count as disturbed. */
    private void zone(Tally.Kind kind, long ms, IntConsumer fault) {
        world.tally.count(kind);
        world.zone.disturb(1);
        fault.accept(1);
        world.at(ms, () -> {
            world.zone.disturb(-1);
            fault.accept(-1);
        });
    }

    private void operate() {
        world.disturb(0);
        Optional<Hub> leader = world.hubs.stream().filter(Hub::leads).findFirst();
        if (leader.isEmpty()) {
            return;
        }
        Hub hub = leader.get();
        String site = World.DOMAINS.get(random.nextInt(2));
        switch (random.nextInt(14)) {
            case 0, 1 -> {
                int weight = random.nextInt(0, 101);
                Map<String, Integer> weights = Map.of("private", weight, "public", 100 - weight);
                Optional<Token> expected =
                        random.nextBoolean() ? Optional.of(hub.machine().plan().token()) : Optional.empty();
                hub.act(new Act.SetWeights("kim", "shift", weights, expected));
                second();
            }
            case 2, 3 -> {
                hub.act(new Act.SetMode("kim", "by hand", Mode.ON_APPROVAL));
                world.at(random.nextLong(3_000, 30_000), this::decide);
                world.at(random.nextLong(10_000, 30_000), this::decide);
            }
            case 4 -> hub.act(new Act.SetMode("kim", "watch", Mode.OFF));
            case 5 ->
                hub.act(new Act.SetFreeze("kim", "works", hub.local().plusMillis(random.nextLong(-1_000, 30_000))));
            case 6 -> hub.act(new Act.Evacuate("kim", "works", site));
            case 9, 10 -> {
                hub.act(new Act.Evacuate(
                        "kim", "works", site, Optional.of(hub.local().plusMillis(random.nextLong(1_000, 20_000)))));
                second();
            }
            case 11, 12, 13 -> {
                hub.machine().measured(PlannedWork.readings(random), hub.local());
                hub.act(new Act.StartDrill("kim", "quarterly", site, PlannedWork.DRILL));
                second();
            }
            case 7 -> hub.act(new Act.Return("kim", "works are done", site));
            default -> hub.act(new Act.SetMode("kim", "again", Mode.AUTOMATIC));
        }
    }

    /** What was proposed meets somebody else, who decides within a while. */
    private void second() {
        world.at(random.nextLong(500, 8_000), () -> {
            world.disturb(0);
            world.hubs.stream().filter(Hub::leads).findFirst().ifPresent(this::second);
        });
    }

    private void second(Hub hub) {
        for (Proposal proposal : hub.machine().snapshot().desk().proposals()) {
            if (proposal.state() == Proposal.State.PENDING) {
                hub.machine().measured(PlannedWork.readings(random), hub.local());
                hub.act(new Act.Decide("lee", "seen", proposal.id(), random.nextInt(5) > 0));
            }
        }
    }

    private void decide() {
        world.disturb(0);
        world.hubs.stream().filter(Hub::leads).findFirst().ifPresent(hub -> {
            for (Approval approval : hub.machine().snapshot().approvals()) {
                hub.act(
                        random.nextInt(3) > 0
                                ? new Act.Approve("kim", "seen", approval.kind(), approval.site())
                                : new Act.Reject("kim", "not now", approval.kind(), approval.site()));
            }
        });
    }

    /** Operators put everything back to automatic; faults have ended by now. */
    private void tidy() {
        world.at(3_000, this::tidy);
        world.hubs.stream().filter(Hub::leads).findFirst().ifPresent(this::tidy);
    }

    private void tidy(Hub hub) {
        if (hub.machine().snapshot().freeze().isPresent()) {
            hub.act(new Act.Unfreeze("kim", "done"));
        }
        if (hub.machine().snapshot().definition().mode() != Mode.AUTOMATIC) {
            hub.act(new Act.SetMode("kim", "done", Mode.AUTOMATIC));
        }
        Optional<Drill> drill = hub.machine().snapshot().desk().drill();
        if (drill.isPresent()) {
            hub.act(new Act.AbortDrill("kim", "done", drill.get().id()));
            return;
        }
        hub.machine().snapshot().members().forEach((site, member) -> putBack(hub, site, member));
        hub.act(new Act.Repair("kim", "done", Zone.ID));
    }

    private void putBack(Hub hub, String site, MemberSnapshot member) {
        if (member.byOperator() && !world.guardrails.equals(Guardrails.none())) {
            hub.act(new Act.Release("kim", "done", site));
        } else if (member.byOperator()) {
            ActResult result = hub.act(new Act.Return("kim", "done", site));
            if (result instanceof ActResult.Refused refused
                    && refused.code() != ActResult.Code.MEMBER_DOWN
                    && refused.code() != ActResult.Code.NAMESERVERS_DISAGREE) {
                throw new IllegalStateException("return refused: " + List.of(refused));
            }
        }
    }
}
