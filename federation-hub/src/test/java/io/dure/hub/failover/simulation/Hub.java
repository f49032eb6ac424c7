package io.dure.hub.failover.simulation;

import io.dure.gslb.evacuation.EvacuationEvent;
import io.dure.gslb.evacuation.HeldService;
import io.dure.gslb.evidence.Evidence;
import io.dure.gslb.evidence.EvidenceBoard;
import io.dure.gslb.evidence.HeldEvidence;
import io.dure.gslb.evidence.Judgement;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.ObserveResult;
import io.dure.gslb.provider.ProviderPlan;
import io.dure.hub.failover.Act;
import io.dure.hub.failover.ActResult;
import io.dure.hub.failover.Effect;
import io.dure.hub.failover.FailoverMachine;
import io.dure.hub.failover.FailoverSnapshot;
import io.dure.hub.failover.MemberSnapshot;
import io.dure.hub.failover.MemberState;
import io.dure.hub.failover.ProviderView;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** A hub's process around the leader's machine: lease, streams to collectors, persistence; and what holds at it. */
final class Hub {
    private static final long CALL_TIMEOUT_MS = 5_000;
    private static final long SLACK_MS = 100;
    /** Two looks, their retries and the leader's ticks. */
    private static final long DRIFT_KNOWN_MS = 20_000;

    final String id;
    final int domain;
    private final World world;
    private final Skew skew;
    private final Oracle oracle;
    private FailoverMachine machine;
    private EvidenceBoard board = EvidenceBoard.empty();
    private final boolean[] connected;
    private final long[] upSince = {-1, -1};
    boolean alive = true;
    long pausedUntil;
    int storeCuts;
    private long epoch;
    private long renewed;
    private int start;
    private long driftUnknownSince;

    Hub(World world, String id, int domain) {
        this.world = world;
        this.id = id;
        this.domain = domain;
        this.skew = Skew.random(world.random);
        this.oracle = new Oracle(world.domainOfVoter);
        this.connected = new boolean[world.domainOfVoter.length];
        this.machine = FailoverMachine.fresh(world.definition, world.settings, this::plan, local());
    }

    void kill() {
        alive = false;
        start++;
    }

    void restart() {
        alive = true;
        board = EvidenceBoard.empty();
        oracle.forget();
        Arrays.fill(connected, false);
        Arrays.fill(upSince, -1);
        epoch = 0;
        machine = FailoverMachine.fresh(world.definition, world.settings, this::plan, local());
    }

    void pause(long ms) {
        pausedUntil = Math.max(pausedUntil, world.now + ms);
    }

    boolean leads() {
        return alive && machine.leading();
    }

    boolean isConnected(Collector collector) {
        return alive && collector.alive && world.network.isOpenBothWays(domain, collector.domain);
    }

    void tick() {
        world.at(1000, this::tick);
        if (!alive || world.now < pausedUntil) {
            return;
        }
        boolean leaseFirst = world.random.nextBoolean();
        if (leaseFirst) {
            lease();
        }
        connect();
        measure();
        look();
        if (!leaseFirst) {
            lease();
        }
        flush();
    }

    /** How the survivors do, and that their traffic came, as long as somebody wants to know. */
    private void measure() {
        if (machine.isDrilling()) {
            machine.measured(PlannedWork.readings(world.random), local());
            World.DOMAINS.forEach(site -> machine.moved(site, local()));
        }
    }

    private void lease() {
        if (storeCuts > 0) {
            if (machine.leading() && world.now - renewed > 6_000) {
                machine.resign(local());
            }
            return;
        }
        long granted = world.store.acquire(id, world.now);
        if (granted == 0) {
            machine.resign(local());
            epoch = 0;
            return;
        }
        renewed = world.now;
        if (granted != epoch || !machine.leading()) {
            epoch = granted;
            lead(granted);
        }
    }

    private void lead(long granted) {
        world.tally.count(Tally.Kind.LEADER_CHANGED);
        FailoverSnapshot snapshot = world.store.load();
        machine = snapshot == null
                ? FailoverMachine.fresh(world.definition, world.settings, this::plan, local())
                : FailoverMachine.resume(snapshot, world.settings, this::plan, local());
        Arrays.fill(connected, false);
        Arrays.fill(upSince, -1);
        machine.lead(granted, local());
        connect();
    }

    private void connect() {
        for (Collector collector : world.collectors) {
            boolean is = isConnected(collector);
            if (is && !connected[collector.voter] && collector.nameserver.isPresent()) {
                machine.joined(collector.id, local());
            }
            connected[collector.voter] = is;
        }
    }

    private ProviderPlan plan(String provider, Plan desired, ObserveResult.Observed actual) {
        return world.zone.records().plan(desired, actual);
    }

    /** While nothing else is wrong, what somebody else wrote is soon known. */
    private void checkDrift() {
        if (!machine.leading()) {
            driftUnknownSince = world.now;
            return;
        }
        boolean quiet = Math.min(world.quietMs(), world.zone.quietMs()) > DRIFT_KNOWN_MS;
        boolean known = world.zone.serves(machine.plan())
                || zoneView().flatMap(ProviderView.Records::drifted).isPresent();
        if (known) {
            driftUnknownSince = world.now;
        }
        if (quiet) {
            world.tally.count(Tally.Kind.DRIFT_CHECKED);
        }
        if (quiet && world.now - driftUnknownSince > DRIFT_KNOWN_MS) {
            throw new Invariant.Broken(
                    Invariant.DRIFT_FOUND, machine.plan().token() + " wanted, there is " + world.zone.describe());
        }
    }

    private Optional<ProviderView.Records> zoneView() {
        return machine.view(local()).providers().stream()
                .filter(provider -> provider.id().equals(Zone.ID))
                .findFirst()
                .flatMap(ProviderView::records);
    }

    private void look() {
        Judgement judgement = world.guards.judge().judge(machine.plan(), board, local(), World.STALE_AFTER);
        long fresh = World.STALE_AFTER.toMillis();
        for (int site = 0; site < 2; site++) {
            boolean up = oracle.maybeUp(World.ENDPOINTS.get(site), world.now, fresh, SLACK_MS);
            upSince[site] = up ? (upSince[site] < 0 ? world.now : upSince[site]) : -1;
        }
        machine.look(judgement, local());
        checkDrift();
    }

    void hear(Collector from, EvidenceBoard told) {
        whenAwake(() -> {
            for (HeldEvidence held : told.all()) {
                Evidence evidence = held.evidence();
                int voter = voter(evidence.vantagePoint());
                oracle.told(voter, evidence, world.now);
                if (board.judge(evidence) == EvidenceBoard.Receipt.REPLAY) {
                    continue;
                }
                board = board.receive(evidence, local());
                boolean byAnother = voter != from.voter;
                evidence.nameservers().forEach(status -> machine.seen(status, byAnother, local()));
            }
            flush();
        });
    }

    /** Whether a leader took it. */
    boolean take(EvacuationEvent event) {
        if (!leads() || world.now < pausedUntil) {
            return false;
        }
        machine.reported(event, local());
        flush();
        return true;
    }

    ActResult act(Act act) {
        PlannedWork.Before before = PlannedWork.before(machine, local());
        ActResult result = machine.act(act, local());
        PlannedWork.check(world.guardrails, act, result, before, machine, local());
        if (result instanceof ActResult.Proposed) {
            world.tally.count(Tally.Kind.PROPOSED);
        }
        flush();
        return result;
    }

    FailoverMachine machine() {
        return machine;
    }

    Instant local() {
        return skew.local(world.now);
    }

    private void flush() {
        List<Effect> effects = machine.takeEffects();
        if (effects.isEmpty()) {
            return;
        }
        if (storeCuts == 0) {
            world.store.save(epoch, machine.snapshot());
        }
        effects.forEach(this::carryOut);
    }

    private void carryOut(Effect effect) {
        switch (effect) {
            case Effect.Apply apply -> {
                Consumer<ApplyResult> answer = result -> {
                    machine.applied(apply.provider(), apply.attempt(), result, local());
                    flush();
                };
                Call<ApplyResult> call = new Call<>(answer);
                if (apply.provider().equals(Zone.ID)) {
                    callZone(
                            call,
                            ApplyResult.Unreachable::new,
                            new ApplyResult.OutcomeUnknown("no answer"),
                            zone -> zone.apply(apply.expected(), apply.next()));
                    return;
                }
                call(
                        apply.provider(),
                        call,
                        new ApplyResult.Unreachable("no stream"),
                        new ApplyResult.OutcomeUnknown("no answer"),
                        server -> server.apply(apply.expected(), apply.next()));
            }
            case Effect.Observe observe -> {
                Consumer<ObserveResult> answer = result -> {
                    machine.observed(observe.provider(), observe.attempt(), result, local());
                    flush();
                };
                Call<ObserveResult> call = new Call<>(answer);
                if (observe.provider().equals(Zone.ID)) {
                    callZone(
                            call,
                            ObserveResult.Unreachable::new,
                            new ObserveResult.Unreachable("no answer"),
                            Zone::observe);
                    return;
                }
                call(
                        observe.provider(),
                        call,
                        new ObserveResult.Unreachable("no stream"),
                        new ObserveResult.Unreachable("no answer"),
                        Nameserver::observe);
            }
            case Effect.StepDown stepDown -> {
                world.tally.count(Tally.Kind.STEPPED_DOWN);
                world.store.release(id, stepDown.seenEpoch());
                epoch = 0;
            }
            case Effect.Audit audit -> audited(audit);
            case Effect.IncidentReturn back -> {
                switch (back.code()) {
                    case "hold-started" -> world.tally.count(Tally.Kind.HOLD_STARTED);
                    case "hold-broken" -> world.tally.count(Tally.Kind.HOLD_BROKEN);
                    case "step" -> world.tally.count(Tally.Kind.RETURN_STEPPED);
                    case "aborted" -> world.tally.count(Tally.Kind.RETURN_ABORTED);
                    default -> world.tally.count(Tally.Kind.RETURNED);
                }
            }
            case Effect.IncidentOpened ignored -> {}
            case Effect.IncidentStage ignored -> {}
            case Effect.IncidentClosed ignored -> world.tally.count(Tally.Kind.INCIDENT_CLOSED);
            case Effect.DrillChanged ignored -> {}
            case Effect.AlarmRaised ignored -> world.tally.count(Tally.Kind.ALARM_RAISED);
            case Effect.AlarmCleared ignored -> {}
        }
    }

    private <R> void call(String provider, Call<R> call, R unreachable, R lost, Function<Nameserver, R> deed) {
        Collector collector = world.collectors.get(voter(provider));
        if (!isConnected(collector) && world.random.nextBoolean()) {
            world.tally.count(Tally.Kind.UNREACHABLE);
            answer(call, unreachable, 1);
            return;
        }
        answer(call, lost, CALL_TIMEOUT_MS);
        if (!world.network.isOpen(domain, collector.domain)) {
            return;
        }
        boolean slow = world.random.nextInt(10) == 0;
        long delay = world.network.delay(domain, collector.domain) + (slow ? world.random.nextInt(9_000) : 0);
        long sent = world.now;
        world.at(Math.max(delay, collector.pausedUntil - world.now), () -> {
            if (!collector.runs()) {
                return;
            }
            if (world.now - sent > CALL_TIMEOUT_MS) {
                world.tally.count(Tally.Kind.COMMAND_LATE);
            }
            collector.nameserver.map(deed).ifPresent(result -> {
                if (world.network.isOpen(collector.domain, domain)) {
                    answer(call, result, world.network.delay(collector.domain, domain));
                }
            });
        });
    }

    /** What left may arrive long after it was given up; what happened there may never be heard of. */
    private <R> void callZone(Call<R> call, Function<String, R> unreachable, R lost, Function<Zone, R> deed) {
        Zone zone = world.zone;
        if (zone.throttles > 0) {
            world.tally.count(Tally.Kind.ZONE_THROTTLED);
            answer(call, unreachable.apply("throttled"), zone.random.nextInt(1, 100));
            return;
        }
        if (zone.outages > 0 && zone.random.nextBoolean()) {
            answer(call, unreachable.apply("no connection"), 1);
            return;
        }
        answer(call, lost, CALL_TIMEOUT_MS);
        if (zone.outages > 0) {
            return;
        }
        boolean slow = zone.delays > 0 && zone.random.nextInt(3) == 0;
        world.at(zone.random.nextInt(1, 80) + (slow ? zone.random.nextInt(20_000) : 0), () -> {
            R result = deed.apply(zone);
            if (zone.losses > 0 && zone.random.nextBoolean()) {
                world.tally.count(Tally.Kind.ZONE_ANSWER_LOST);
            } else {
                answer(call, result, zone.random.nextInt(1, 80));
            }
        });
    }

    private <R> void answer(Call<R> call, R result, long delay) {
        int during = start;
        FailoverMachine asked = machine;
        world.at(
                delay,
                () -> whenAwake(() -> {
                    if (during == start
                            && asked == machine
                            && call.answer(result)
                            && result instanceof ApplyResult.OutcomeUnknown) {
                        world.tally.count(Tally.Kind.OUTCOME_UNKNOWN);
                    }
                }));
    }

    private void whenAwake(Runnable action) {
        if (!alive) {
            return;
        }
        if (world.now < pausedUntil) {
            world.at(pausedUntil - world.now, () -> whenAwake(action));
        } else {
            action.run();
        }
    }

    private void audited(Effect.Audit audit) {
        if (!audit.outcome().equals("done")) {
            boolean guardrail = PlannedWork.GUARDRAILS.contains(audit.outcome());
            world.tally.count(guardrail ? Tally.Kind.GUARDRAIL_REFUSED : Tally.Kind.OPERATOR_REFUSED);
            return;
        }
        boolean own = audit.actor().equals("dure");
        switch (audit.act()) {
            case "evacuate" -> evacuated(audit, own);
            case "return" -> {
                returned(audit.site().orElseThrow(), audit.detail().startsWith("drill-"));
                world.tally.count(own ? Tally.Kind.RETURN_STARTED : Tally.Kind.OPERATOR_APPROVED);
            }
            case "serve" -> {
                if (!own) {
                    world.tally.count(Tally.Kind.OPERATOR_RETURNED);
                } else if (audit.detail().startsWith("never-empty")) {
                    world.tally.count(Tally.Kind.LEADER_RESCUED);
                }
            }
            case "drift" -> world.tally.count(Tally.Kind.DRIFT_SEEN);
            case "repair" -> world.tally.count(Tally.Kind.ZONE_REPAIRED);
            case "weights" -> world.tally.count(Tally.Kind.OPERATOR_WEIGHTS);
            case "mode" -> world.tally.count(Tally.Kind.OPERATOR_MODE);
            case "freeze" -> world.tally.count(Tally.Kind.OPERATOR_FREEZE);
            case "override-over" -> world.tally.count(Tally.Kind.OVERRIDE_ENDED);
            case "approve-proposal" -> world.tally.count(Tally.Kind.PROPOSAL_APPROVED);
            case "start-drill" -> world.tally.count(Tally.Kind.DRILL_STARTED);
            case "drill-aborted" -> world.tally.count(Tally.Kind.DRILL_ABORTED);
            case "drill-completed" -> world.tally.count(Tally.Kind.DRILL_COMPLETED);
            case "reject" -> world.tally.count(Tally.Kind.OPERATOR_REJECTED);
            default -> {}
        }
    }

    private void evacuated(Effect.Audit audit, boolean own) {
        String site = audit.site().orElseThrow();
        if (audit.detail().startsWith("down by quorum")) {
            world.tally.count(own ? Tally.Kind.LEADER_EVACUATED : Tally.Kind.OPERATOR_APPROVED);
            List<Endpoint> endpoints = World.ENDPOINTS.get(World.DOMAINS.indexOf(site));
            if (own && !oracle.maybeDown(endpoints, world.now, World.STALE_AFTER.toMillis(), SLACK_MS)) {
                throw new Invariant.Broken(Invariant.NO_EVACUATION_WITHOUT_QUORUM, id + " took out " + site);
            }
        } else if (!own) {
            world.tally.count(Tally.Kind.OPERATOR_EVACUATED);
        } else {
            world.tally.count(
                    audit.detail().startsWith("an earlier leader")
                            ? Tally.Kind.LEADER_LEARNED
                            : Tally.Kind.LEADER_LATCHED);
        }
    }

    private void returned(String site, boolean drill) {
        long holdDown = Guards.HOLD_DOWN.toMillis() - SLACK_MS;
        int index = World.DOMAINS.indexOf(site);
        long last = world.lastReturn[index];
        // A drill's return needs no new hold-down: the site was up all the time.
        if (!drill && last >= 0 && world.now - last < holdDown) {
            throw new Invariant.Broken(
                    Invariant.ONE_RETURN_A_HOLD_DOWN, site + " returned " + (world.now - last) + " ms after a return");
        }
        if (upSince[index] < 0 || world.now - upSince[index] < holdDown) {
            throw new Invariant.Broken(
                    Invariant.ONE_RETURN_A_HOLD_DOWN,
                    id + " returned " + site + " without having seen it up for a hold-down");
        }
        if (!drill) {
            world.lastReturn[index] = world.now;
        }
    }

    /** Everybody serves, every nameserver holds the leader's plan and answers as configured. */
    boolean isSettled() {
        for (Collector collector : world.collectors) {
            if (!collector.nameserver.map(Nameserver::answersAsConfigured).orElse(true)) {
                return false;
            }
        }
        if (machine.isDrilling()) {
            return false;
        }
        FailoverSnapshot snapshot = machine.snapshot();
        for (MemberSnapshot member : snapshot.members().values()) {
            if (member.state() != MemberState.SERVING) {
                return false;
            }
        }
        for (Collector collector : world.collectors) {
            boolean settled = collector
                    .nameserver
                    .map(server -> server.answersAsConfigured()
                            && server.disk()
                                    .map(HeldService::plan)
                                    .filter(machine.plan()::equals)
                                    .isPresent())
                    .orElse(true);
            if (!settled) {
                return false;
            }
        }
        return world.zone.serves(machine.plan());
    }

    private int voter(String collector) {
        return Integer.parseInt(collector.substring(collector.indexOf('-') + 1));
    }

    String describe() {
        return id + " alive=" + alive + " epoch=" + epoch + " " + machine.view(local());
    }

    /** One answer to a call, the first one. */
    private static final class Call<R> {
        private final Consumer<R> answer;
        private boolean done;

        Call(Consumer<R> answer) {
            this.answer = answer;
        }

        boolean answer(R result) {
            if (done) {
                return false;
            }
            done = true;
            answer.accept(result);
            return true;
        }
    }
}
