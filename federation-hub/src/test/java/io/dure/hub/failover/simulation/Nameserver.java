package io.dure.hub.failover.simulation;

import io.dure.gslb.evacuation.AnswerSet;
import io.dure.gslb.evacuation.EvacuationChange;
import io.dure.gslb.evacuation.EvacuationEvent;
import io.dure.gslb.evacuation.EvacuationMachine;
import io.dure.gslb.evacuation.HeldService;
import io.dure.gslb.evacuation.MemberState;
import io.dure.gslb.evacuation.Outlook;
import io.dure.gslb.evacuation.PlanOutcome;
import io.dure.gslb.evidence.Judgement;
import io.dure.gslb.evidence.NameserverStatus;
import io.dure.gslb.evidence.Withheld;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.ObserveResult;
import io.dure.gslb.time.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A nameserver with a disk, and the invariants that hold at it. */
final class Nameserver {
    /** More than the slack of clocks that are a little fast or slow. */
    private static final long SLACK_MS = 50;

    private static final long DETECTION_MS = 14_000;
    private final World world;
    private final Collector collector;
    private Optional<HeldService> disk = Optional.empty();
    private @Nullable Outlook outlook;
    private @Nullable Judgement judgement;
    private @Nullable Token highest;
    private final List<EvacuationEvent> unreported = new ArrayList<>();

    Nameserver(World world, Collector collector) {
        this.world = world;
        this.collector = collector;
    }

    Optional<HeldService> disk() {
        return disk;
    }

    /** Judges what it heard, persists, answers. */
    void look() {
        if (disk.isEmpty()) {
            return;
        }
        Judgement judged =
                world.guards.judge().judge(disk.get().plan(), collector.board(), collector.local(), World.STALE_AFTER);
        Outlook next;
        try {
            next = world.guards.machine().look(disk.get(), judged, Moment.of(collector.local()));
        } catch (IllegalArgumentException empty) {
            throw new Invariant.Broken(Invariant.NEVER_EMPTY, collector.id + ": " + empty.getMessage());
        }
        disk = Optional.of(next.held());
        count(next);
        next.changes().forEach(this::takenOut);
        outlook = next;
        judgement = judged;
        checkNoneMissed(next);
    }

    Optional<NameserverStatus> status() {
        Outlook now = outlook;
        Judgement judged = judgement;
        return now == null || judged == null
                ? Optional.empty()
                : Optional.of(EvacuationMachine.status(collector.id, now, judged, site -> 0, collector.local()));
    }

    ApplyResult apply(Optional<Token> expected, Plan next) {
        return switch (world.guards.machine().offer(disk, expected, next, collector.local())) {
            case PlanOutcome.Accepted accepted -> {
                Token known = highest;
                if (known != null && !next.token().isNewerThan(known)) {
                    throw new Invariant.Broken(
                            Invariant.NO_OLDER_TOKEN, collector.id + " took " + next.token() + " after " + known);
                }
                highest = next.token();
                disk = Optional.of(accepted.held());
                accepted.changes().forEach(this::count);
                world.tally.count(Tally.Kind.PLAN_APPLIED);
                look();
                yield new ApplyResult.Applied(next.token(), collector.local());
            }
            case PlanOutcome.Refused(String code, String message, Optional<Token> held) -> {
                world.tally.count(
                        code.equals(ApplyResult.Refused.STALE_TOKEN)
                                ? Tally.Kind.REFUSED_STALE_TOKEN
                                : Tally.Kind.REFUSED_TOKEN_MISMATCH);
                yield new ApplyResult.Refused(code, message, held);
            }
        };
    }

    ObserveResult observe() {
        return ObserveResult.Observed.ofPlan(disk.map(HeldService::plan), status());
    }

    /** Evacuations are resent until a leader has them. */
    void report(Hub hub) {
        for (EvacuationEvent event : List.copyOf(unreported)) {
            world.at(world.network.delay(collector.domain, hub.domain), () -> {
                if (hub.take(event)) {
                    unreported.remove(event);
                }
            });
        }
    }

    private void takenOut(EvacuationChange change) {
        count(change);
        if (!(change instanceof EvacuationChange.TakenOut takenOut)) {
            return;
        }
        List<Endpoint> endpoints = World.ENDPOINTS.get(World.DOMAINS.indexOf(change.site()));
        if (!collector.oracle.maybeDown(endpoints, world.now, World.STALE_AFTER.toMillis(), SLACK_MS)) {
            throw new Invariant.Broken(
                    Invariant.NO_EVACUATION_WITHOUT_QUORUM, collector.id + " took out " + change.site());
        }
        unreported.add(new EvacuationEvent(
                collector.id,
                "portal",
                change.site(),
                takenOut.evacuation().generation(),
                takenOut.evacuation().failed(),
                takenOut.evacuation().decided(),
                collector.local(),
                List.of()));
    }

    private void checkNoneMissed(Outlook now) {
        Plan plan = now.held().plan();
        if (plan.mode() != Mode.AUTOMATIC || plan.isFrozen(collector.local())) {
            return;
        }
        long fresh = World.STALE_AFTER.toMillis();
        for (int site = 0; site < 2; site++) {
            MemberPlan other = plan.members().get(1 - site);
            boolean otherServes = other.weight() > 0 && now.held().state(other.site()) == MemberState.ANSWERING;
            if (!otherServes) {
                continue;
            }
            checkDeadSite(site, now.answers());
            if (now.answers().weight(plan.members().get(site).site()) == 0) {
                continue;
            }
            boolean down = collector.oracle.surelyDown(World.ENDPOINTS.get(site), world.now, fresh, SLACK_MS);
            boolean otherMayBeDown = collector.oracle.maybeDown(other.endpoints(), world.now, fresh, SLACK_MS);
            if (down && !otherMayBeDown) {
                throw new Invariant.Broken(
                        Invariant.NONE_MISSED,
                        collector.id + " answers " + plan.members().get(site).site() + ", which a quorum sees down");
            }
        }
    }

    /** From end to end: a site that is dead while nothing else is disturbed is soon answered no more. */
    private void checkDeadSite(int site, AnswerSet answers) {
        boolean seenByAll = world.quietMs() > DETECTION_MS
                && world.now - world.lastEndpointChange[site] > DETECTION_MS
                && world.now - world.lastEndpointChange[1 - site] > DETECTION_MS;
        if (!seenByAll || !world.siteDead(site) || !world.siteWhole(1 - site)) {
            return;
        }
        world.tally.count(Tally.Kind.DEAD_SITE_CHECKED);
        if (answers.weight(World.DOMAINS.get(site)) > 0) {
            throw new Invariant.Broken(
                    Invariant.NONE_MISSED, collector.id + " still answers the dead " + World.DOMAINS.get(site));
        }
    }

    private void count(EvacuationChange change) {
        world.tally.count(
                switch (change) {
                    case EvacuationChange.TakenOut ignored -> Tally.Kind.NAMESERVER_EVACUATED;
                    case EvacuationChange.Latched ignored -> Tally.Kind.NAMESERVER_LATCHED;
                    case EvacuationChange.PutBack ignored -> Tally.Kind.NAMESERVER_PUT_BACK;
                });
    }

    private void count(Outlook next) {
        if (next.answers().failOpen()) {
            world.tally.count(next.withheld().isEmpty() ? Tally.Kind.RESCUED_BY_NAMESERVER : Tally.Kind.FAILED_OPEN);
        }
        next.answers().members().forEach(member -> {
            if (member.endpoints().size() == 1) {
                world.tally.count(Tally.Kind.ENDPOINT_LEFT);
            }
        });
        for (Withheld withheld : next.withheld().values()) {
            world.tally.count(
                    switch (withheld) {
                        case OFF -> Tally.Kind.WITHHELD_OFF;
                        case APPROVAL -> Tally.Kind.WITHHELD_APPROVAL;
                        case FROZEN -> Tally.Kind.WITHHELD_FROZEN;
                        case NEVER_EMPTY -> Tally.Kind.WITHHELD_NEVER_EMPTY;
                    });
        }
    }

    boolean answersAsConfigured() {
        Outlook now = outlook;
        if (now == null || now.answers().failOpen()) {
            return false;
        }
        for (MemberPlan member : now.held().plan().members()) {
            if (now.answers().weight(member.site()) != member.configuredWeight()
                    || (member.configuredWeight() > 0
                            && now.answers().endpoints(member.site()).size()
                                    != member.endpoints().size())) {
                return false;
            }
        }
        return true;
    }

    String describe() {
        return disk + " " + outlook;
    }
}
