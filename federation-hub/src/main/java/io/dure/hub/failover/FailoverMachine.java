package io.dure.hub.failover;

import io.dure.gslb.evacuation.EvacuationEvent;
import io.dure.gslb.evidence.Judgement;
import io.dure.gslb.evidence.NameserverStatus;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.ObserveResult;
import io.dure.hub.told.Told;
import io.dure.hub.told.ToldKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The leader's machine of one service: pure, single-threaded (one owner, the failover clock's thread), time only as the
 * {@code now} of each call, by one steady clock. Every input is followed by {@link #takeEffects()}: persist
 * {@link #snapshot()} if it changed, then carry the effects out in order.
 *
 * <table>
 * <caption>Legal transitions of a member; every other one throws</caption>
 * <tr><th>from</th><th>to</th><th>on</th></tr>
 * <tr><td>SERVING</td><td>EVACUATED</td><td>a nameserver's evacuation, a quorum, an approval, an override, an old plan</td></tr>
 * <tr><td>EVACUATED</td><td>HOLDING</td><td>up by quorum, not taken out by an operator</td></tr>
 * <tr><td>EVACUATED</td><td>SERVING</td><td>an override; or never-empty: up, and nobody else is fit</td></tr>
 * <tr><td>HOLDING</td><td>EVACUATED</td><td>no longer up by quorum, a new evacuation, an override, a new leader, a gap in watching</td></tr>
 * <tr><td>HOLDING</td><td>RETURNING</td><td>the hold-down passed (on approval: and one click)</td></tr>
 * <tr><td>HOLDING</td><td>SERVING</td><td>an override; or never-empty</td></tr>
 * <tr><td>RETURNING</td><td>RETURNING</td><td>the next step</td></tr>
 * <tr><td>RETURNING</td><td>SERVING</td><td>the last step passed; an override; never-empty</td></tr>
 * <tr><td>RETURNING</td><td>EVACUATED</td><td>down by quorum, a new evacuation, an override, a new leader</td></tr>
 * </table>
 */
public final class FailoverMachine {
    private final FailoverSettings settings;
    private final Planner planner;
    private final Members members;
    private final Journal journal;
    private final Rules rules;
    private final Overrides overrides;
    private final OperatorDesk desk;
    private final Stages stages;
    private final Notices notices;
    private final Heard heard;
    private final ProviderDrivers drivers;
    private final Leadership leadership;
    private final DesiredPlan desired;
    private Optional<Instant> lastLook = Optional.empty();

    private FailoverMachine(FailoverSnapshot snapshot, FailoverSettings settings, Planner planner, Instant now) {
        ServiceDefinition definition = snapshot.definition();
        this.settings = settings;
        this.planner = planner;
        this.leadership = new Leadership(snapshot.epoch(), now);
        this.journal = new Journal(definition.id());
        this.members = new Members(definition, snapshot.members(), now);
        this.overrides = new Overrides(snapshot.desk());
        this.rules = new Rules(snapshot, settings, members, overrides, journal);
        this.drivers = new ProviderDrivers(settings, planner);
        this.desk = new OperatorDesk(
                snapshot,
                new Drills.Hands(settings, members, rules, overrides, journal, drivers::sayDown),
                drivers::askRepair,
                this::redefineApproved);
        desk.lead(snapshot.epoch());
        this.stages = new Stages(members, journal);
        this.notices = new Notices(definition.id(), members, rules, journal);
        this.heard = new Heard(members, rules);
        snapshot.providers().forEach(nameserver -> drivers.joined(nameserver, now));
        drivers.bind(List.of(), definition, now);
        this.desired = new DesiredPlan(definition, settings, members, rules);
    }

    /** A service that was never led, every member serving, at nameservers alone. */
    public static FailoverMachine fresh(ServiceDefinition definition, FailoverSettings settings, Instant now) {
        return fresh(definition, settings, Planner.OF_PLANS, now);
    }

    /** A service that was never led, every member serving. */
    public static FailoverMachine fresh(
            ServiceDefinition definition, FailoverSettings settings, Planner planner, Instant now) {
        return resume(
                new FailoverSnapshot(
                        definition, Optional.empty(), Map.of(), List.of(), Set.of(), Set.of(), 0, DeskSnapshot.none()),
                settings,
                planner,
                now);
    }

    /**
     * Resumes what a hub persisted: it comes back resigned and waits for {@link #lead}.
     *
     * @param planner of the providers that the service is bound to besides nameservers
     */
    public static FailoverMachine resume(
            FailoverSnapshot snapshot, FailoverSettings settings, Planner planner, Instant now) {
        return new FailoverMachine(snapshot, settings, planner, now);
    }

    /** The lease was taken with {@code next} as epoch: every provider is observed, then claimed. */
    public void lead(long next, Instant now) {
        if (!leadership.take(next, now)) {
            long highest = leadership.epoch();
            journal.add(new Effect.StepDown(highest, "epoch " + next + " is not above " + highest));
            return;
        }
        lastLook = Optional.empty();
        rules.startAnew(now);
        desk.lead(next);
        drivers.lead(now);
        journal.note(Journal.LEADER, "claim", Optional.empty(), Told.of(ToldKind.CLAIM, "epoch", Long.toString(next)));
        desired.drawAt(Token.claim(next));
        desired.carry(journal, now);
        drive(now);
    }

    /** The lease was lost or given up: nothing is written from now on. */
    public void resign(Instant now) {
        leadership.resign();
        drivers.restart(now);
    }

    /** A provider is there (again): it is observed at once and brought to the desired plan. */
    public void joined(String provider, Instant now) {
        drivers.joined(provider, now);
        settle(now);
    }

    /** How far the wall clock, by which a freeze ends, is ahead of the clock of all calls; negative: behind. */
    public void wallAhead(Duration ahead) {
        rules.wallAhead(ahead);
    }

    /** The clock's tick, two to four times a second, with the judgement of the evidence held now. */
    public void look(Judgement judgement, Instant now) {
        members.judged(judgement);
        boolean gap = lastLook.filter(last -> Duration.between(last, now).compareTo(settings.observationGap()) > 0)
                .isPresent();
        lastLook = Optional.of(now);
        if (leadership.isLeading()) {
            desk.expire(now);
            rules.look(gap, now);
            desk.look(now);
            notices.noteWithheld(now);
            settle(now);
            if (leadership.isLeading()) {
                stages.look(drivers.all(), desired.plan(), now);
                notices.warnOfCertificates(judgement, desired.definition().check(), now);
                notices.alarm(judgement, drivers.all(), now);
            }
        }
    }

    /**
     * What a nameserver answers.
     *
     * @param byAnother as another vantage point read it over DNS, rather than as it says itself
     */
    public void seen(NameserverStatus status, boolean byAnother, Instant now) {
        ProviderDriver driver = drivers.at(status.nameserver()).orElse(null);
        if (driver == null || !status.service().equals(service())) {
            return;
        }
        boolean wasWritten = driver.isWritten();
        driver.seen(status, byAnother, now);
        if (leadership.isLeading()) {
            if (driver.isWritten() != wasWritten) {
                notices.noteDisk(driver);
            }
            heard.learn(status, now);
            status.token().ifPresent(token -> fence(token, status.nameserver(), now));
            settle(now);
        }
    }

    /** A nameserver's report of an evacuation, possibly one from before this hub led. */
    public void reported(EvacuationEvent event, Instant now) {
        Optional<Member> member = members.at(event.site());
        if (!leadership.isLeading() || member.isEmpty() || !event.service().equals(service())) {
            return;
        }
        heard.evacuated(
                member.get(),
                event.generation(),
                Told.of(ToldKind.TAKEN_OUT_BY, "nameserver", event.nameserver()),
                Optional.of(event.decided()),
                leadership.beganAfter(event.decided()),
                now);
        stages.reported(member.get(), event);
        settle(now);
    }

    /** The result of an {@link Effect.Apply}; one of an older attempt is ignored. */
    public void applied(String provider, long attempt, ApplyResult result, Instant now) {
        ProviderDriver driver = drivers.at(provider).orElse(null);
        if (!leadership.isLeading() || driver == null || !driver.awaitsApply(attempt)) {
            return;
        }
        driver.applied(result, now);
        if (result instanceof ApplyResult.Refused refused) {
            refused.held().ifPresent(token -> fence(token, provider, now));
        }
        settle(now);
    }

    /** The result of an {@link Effect.Observe}; one of an older attempt is ignored. */
    public void observed(String provider, long attempt, ObserveResult result, Instant now) {
        ProviderDriver driver = drivers.at(provider).orElse(null);
        if (!leadership.isLeading() || driver == null || !driver.awaitsObserve(attempt)) {
            return;
        }
        driver.observed(result, desired.plan(), now);
        if (result instanceof ObserveResult.Observed seen) {
            seen.token().ifPresent(token -> fence(token, provider, now));
            seen.token()
                    .filter(token -> leadership.isAnothers(token, driver.wrote()))
                    .ifPresent(token -> stepDown(token, provider, now));
            learn(seen, now);
        }
        settle(now);
    }

    /** Who has just stepped down decides nothing more by what it reads. */
    private void learn(ObserveResult.Observed seen, Instant now) {
        if (leadership.isLeading()) {
            seen.plan()
                    .filter(plan -> plan.token().epoch() < leadership.epoch())
                    .ifPresent(plan -> heard.learn(plan, now));
            seen.status().ifPresent(status -> heard.learn(status, now));
        }
    }

    /** Traffic moved away from the site since {@code since}; ignored before the incident's answers changed. */
    public void moved(String site, Instant since) {
        members.at(site).ifPresent(member -> stages.moved(member, since));
    }

    /** How the sites did of late; for a drill's limits. */
    public void measured(Map<String, SurvivorReading> readings, Instant now) {
        desk.measured(readings, now);
    }

    /** Whether {@link #measured} is to be told. */
    public boolean isDrilling() {
        return desk.isDrilling();
    }

    /** An operator acts. */
    public ActResult act(Act act, Instant now) {
        Optional<? extends ActResult> instead = leadership.isLeading()
                ? desk.act(act, desired.token(), now)
                : Optional.of(new ActResult.Refused(ActResult.Code.NOT_LEADER, "another hub leads, or none"));
        if (instead.isPresent() && instead.get() instanceof ActResult.Refused refused) {
            if (act instanceof Act.Return back && waits(back, refused, now)) {
                return new ActResult.Waits(refused.message());
            }
            journal.refused(act, OperatorDesk.code(act), refused, Optional.of(desired.token()), now);
            return refused;
        }
        settle(now);
        return instead.isPresent() ? instead.get() : new ActResult.Done(desired.token());
    }

    private static boolean waits(Act.Return act, ActResult.Refused refused, Instant now) {
        return refused.code() == ActResult.Code.NAMESERVERS_DISAGREE && now.isBefore(act.until());
    }

    /** Whether setting these weights, which may be set, waits for another person. */
    public boolean isForTwo(Act.SetWeights act) {
        return desk.isForTwo(act);
    }

    /** Whether the service could be brought to another definition now; empty: yes. Nothing changes. */
    public Optional<ActResult.Refused> check(Redefinition wish, Instant now) {
        return leadership.isLeading()
                ? wish.refusal(desired.current(), members, desk, now)
                : Optional.of(new ActResult.Refused(ActResult.Code.NOT_LEADER, "another hub leads, or none"));
    }

    /** Whether bringing the service to it, which is possible, waits for another person. */
    public boolean isForTwo(Redefinition wish) {
        return wish.isForTwo(desired.current());
    }

    /** Brings the service to another definition, or proposes it; members that stay keep their state. */
    public ActResult redefine(Redefinition wish, Instant now) {
        Optional<ActResult.Refused> refused = check(wish, now);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (isForTwo(wish)) {
            ActResult proposed = desk.propose(wish, desired.current(), desired.token(), now);
            settle(now);
            return proposed;
        }
        carryOut(wish, now);
        settle(now);
        return new ActResult.Done(desired.token());
    }

    private void carryOut(Redefinition wish, Instant now) {
        desk.redefine(wish.next(), now);
        take(wish.next(), now);
        journal.note(wish.actor(), "redefine", Optional.empty(), Told.reason(wish.detail()));
    }

    private Optional<ActResult.Refused> redefineApproved(
            Redefinition wish, ServiceDefinition proposedFrom, Instant now) {
        Optional<ActResult.Refused> refused = wish.approvedRefusal(proposedFrom, desired.current(), members, desk, now);
        if (refused.isEmpty()) {
            carryOut(wish, now);
        }
        return refused;
    }

    private void take(ServiceDefinition next, Instant now) {
        List<String> before = desired.definition().providers();
        desired.redefine(next);
        drivers.bind(before, next, now);
        members.redefine(next, journal, now);
        rules.mode(next.mode());
        rules.forgetAbsent();
    }

    /** Begins to take away what the service has at these providers; {@link #unwithdrawn} says what is left. */
    public void withdraw(String actor, Set<String> from, Instant now) {
        desired.renew();
        drivers.withdraw(from, now);
        journal.note(
                actor,
                "withdraw-records",
                Optional.empty(),
                Told.of(ToldKind.RECORDS_WITHDRAWN, "providers", String.join(", ", new TreeSet<>(from))));
        settle(now);
    }

    /** Providers of {@code from} that still hold something, and why. */
    public Map<String, String> unwithdrawn(Set<String> from) {
        return drivers.unwithdrawn(from, desired.plan());
    }

    /** A withdrawal is called off: what was taken away is written anew. */
    public void keep(String actor, Set<String> at, Instant now) {
        desired.renew();
        drivers.restart(at, now);
        journal.note(
                actor,
                "keep-records",
                Optional.empty(),
                Told.of(ToldKind.RECORDS_KEPT, "providers", String.join(", ", new TreeSet<>(at))));
        settle(now);
    }

    /** The service is steered no more: its incidents end here. What providers hold stays there. */
    public void retire(Instant now) {
        members.all().forEach(member -> Members.closeIncident(member, journal, now));
    }

    /**
     * A service that was removed is created anew, without a word of guardrails.
     *
     * @param last the token that stays of it where it was withdrawn meanwhile
     */
    public void revive(ServiceDefinition next, Token last, Instant now) {
        rules.freeze(Optional.empty());
        desk.revive(next);
        take(next, now);
        leadership.withdrawnUpTo(last);
        desired.drawAt(last.next());
        drivers.restart(now);
        settle(now);
    }

    /** What setting weights would do, without doing it. */
    public PreviewResult preview(Act.SetWeights act, Instant now) {
        Optional<ActResult.Refused> refused = leadership.isLeading()
                ? desk.checkWeights(act, desired.token(), now)
                : Optional.of(new ActResult.Refused(ActResult.Code.NOT_LEADER, "another hub leads, or none"));
        if (refused.isPresent()) {
            return new PreviewResult.Impossible(refused.get());
        }
        FailoverMachine trial = resume(snapshot(), settings, planner, now);
        act.weights().forEach((site, weight) -> trial.members.at(site).ifPresent(member -> member.weight(weight)));
        Plan after = trial.desired.draw(desired.token().next());
        return new PreviewResult.Possible(Preview.of(desired.plan(), after, members, drivers.all()));
    }

    /** A plan to judge evidence by: the desired one, or before this hub leads one of the definition with token (0, 0). */
    public Plan plan() {
        return desired.plan();
    }

    public boolean leading() {
        return leadership.isLeading();
    }

    /** The effects since the last call, in order. */
    public List<Effect> takeEffects() {
        return journal.take();
    }

    /** Everything that outlives the process. */
    public FailoverSnapshot snapshot() {
        Map<String, MemberSnapshot> snapshots = new HashMap<>();
        members.all().forEach(member -> snapshots.put(member.site(), member.snapshot()));
        return new FailoverSnapshot(
                desired.current(),
                rules.freeze(),
                snapshots,
                rules.approvals(),
                rules.rejected(),
                drivers.nameservers(),
                leadership.epoch(),
                desk.snapshot());
    }

    /** Everything the console shows. */
    public ServiceView view(Instant now) {
        List<MemberView> views = new ArrayList<>();
        members.all()
                .forEach(member ->
                        views.add(MemberView.of(member, overrides.end(member.site()), members, rules, settings, now)));
        return new ServiceView(
                desired.current(),
                leadership.isLeading(),
                leadership.epoch(),
                Optional.of(desired.plan()).filter(plan -> plan.token().epoch() > 0),
                rules.freeze(),
                rules.approvals(),
                desk.snapshot(),
                views,
                drivers.all().stream()
                        .map(driver -> driver.view(Optional.of(desired.plan())))
                        .toList(),
                members.judgement().map(Judgement::readiness),
                notices.standing());
    }

    /** A token that this leader cannot have written belongs to a newer one. */
    private void fence(Token token, String provider, Instant now) {
        if (token.isNewerThan(desired.token())) {
            stepDown(token, provider, now);
        }
    }

    private void stepDown(Token seen, String provider, Instant now) {
        if (leadership.isLeading()) {
            leadership.saw(seen.epoch());
            journal.add(new Effect.StepDown(seen.epoch(), provider + " holds " + seen));
            resign(now);
        }
    }

    private void settle(Instant now) {
        if (!leadership.isLeading()) {
            return;
        }
        if (desired.follow()) {
            drivers.hurry(now);
        }
        notices.noteDrift(drivers.all());
        repair(now);
        desired.carry(journal, now);
        drive(now);
    }

    /** What others changed is written anew at a new token, which every provider gets. */
    private void repair(Instant now) {
        boolean mayAct = rules.mode() != Mode.OFF && !rules.isFrozen(now);
        if (drivers.repair(mayAct, notices, now)) {
            desired.renew();
        }
    }

    private void drive(Instant now) {
        drivers.drive(desired.plan(), journal, () -> stages.submitted(desired.plan(), now), now);
    }

    private String service() {
        return desired.definition().id();
    }
}
