package io.dure.hub.failover;

import io.dure.gslb.evidence.Verdict;
import io.dure.hub.told.Told;
import io.dure.hub.told.ToldKind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The drill that runs, if any: takes a site out as an operator would, waits until its traffic has moved, lets it stay out
 * for a while, and brings it back by steps. What speaks against its going on ends it, and the site is put back at once.
 *
 * <table>
 * <caption>Legal transitions</caption>
 * <tr><th>from</th><th>to</th><th>on</th></tr>
 * <tr><td>LEAVING</td><td>AWAY</td><td>the traffic has moved, or nobody saw it move for five minutes</td></tr>
 * <tr><td>AWAY</td><td>RETURNING</td><td>the stay passed, the site is up for a hold-down, no nameserver objects</td></tr>
 * <tr><td>RETURNING</td><td>COMPLETED</td><td>the site serves with its full weight</td></tr>
 * <tr><td>LEAVING, AWAY, RETURNING</td><td>ABORTING</td><td>a limit, a survivor, the measuring, a new leader, an operator</td></tr>
 * <tr><td>LEAVING, AWAY, RETURNING</td><td>ABORTED</td><td>the site itself is down: the automatic return has it now</td></tr>
 * <tr><td>ABORTING</td><td>ABORTED</td><td>the site serves again, or cannot be put back: the automatic return has it now</td></tr>
 * </table>
 */
final class Drills {
    /** How long to wait for traffic that may not be there. */
    static final Duration MOVE_PATIENCE = Duration.ofMinutes(5);

    /** How long to try to put a site back that is not known to be up. */
    static final Duration PUT_BACK_PATIENCE = Duration.ofMinutes(2);

    private final String service;
    private final FailoverSettings settings;
    private final Members members;
    private final Rules rules;
    private final Overrides overrides;
    private final Journal journal;
    private final OperatorDesk.Objections objections;
    private final Survivors survivors;
    private Optional<Drill> running;
    private long epoch;

    /** What a drill acts on. */
    record Hands(
            FailoverSettings settings,
            Members members,
            Rules rules,
            Overrides overrides,
            Journal journal,
            OperatorDesk.Objections objections) {}

    Drills(String service, Optional<Drill> running, Hands hands) {
        this.service = service;
        this.running = running;
        this.settings = hands.settings();
        this.members = hands.members();
        this.rules = hands.rules();
        this.overrides = hands.overrides();
        this.journal = hands.journal();
        this.objections = hands.objections();
        this.survivors = new Survivors(members);
    }

    void lead(long next) {
        epoch = next;
    }

    void measured(Map<String, SurvivorReading> readings, Instant now) {
        survivors.measured(readings, now);
        if (running.isPresent()) {
            change(drill -> {
                Drill next = drill;
                for (Map.Entry<String, SurvivorReading> reading : readings.entrySet()) {
                    next = next.measured(reading.getKey(), reading.getValue());
                }
                return next;
            });
        }
    }

    Optional<Drill> running() {
        return running;
    }

    boolean isOn(String site) {
        return running.filter(drill -> drill.site().equals(site)).isPresent();
    }

    /** Why one cannot be started, besides what stands against any planned evacuation. */
    Optional<ActResult.Refused> check(Act.StartDrill act, Instant now) {
        return survivors
                .objection(survivors.without(act.site()), act.plan(), now)
                .map(against -> switch (against.reason()) {
                    case NOT_MEASURED ->
                        new ActResult.Refused(
                                ActResult.Code.SURVIVOR_NOT_MEASURED,
                                against.detail() + "; a drill would not notice when it suffers");
                    case SURVIVOR_DOWN, ERROR_RATE, P95, SITE_DOWN, LEADER_CHANGED, OPERATOR ->
                        new ActResult.Refused(ActResult.Code.SURVIVOR_OVER_LIMIT, against.detail());
                });
    }

    void start(Act.StartDrill act, Member member, Optional<String> approvedBy, Instant now) {
        IncidentId incident = new IncidentId(service, member.site(), member.evacuations() + 1);
        Map<String, Drill.Survivor> before = new HashMap<>();
        for (Member survivor : survivors.without(member.site())) {
            survivors
                    .reading(survivor.site(), now)
                    .ifPresent(reading -> before.put(survivor.site(), Drill.Survivor.of(reading)));
        }
        Drill drill = new Drill(
                "drill-" + incident,
                incident,
                act.actor(),
                approvedBy,
                act.reason(),
                act.plan(),
                epoch,
                now,
                Drill.State.LEAVING,
                now,
                Map.of(),
                List.of(),
                Optional.empty(),
                before);
        journal.note(
                act.actor(),
                "start-drill",
                Optional.of(member.site()),
                Told.of(ToldKind.DRILL_REASON, "drill", drill.id(), "reason", act.reason()));
        overrides.begin(member.site(), Optional.empty());
        rules.drill(member, Told.of(ToldKind.DRILL, "drill", drill.id()), now);
        member.incident().ifPresent(opened -> opened.reach(Stage.FAILED, now, journal));
        running = Optional.of(drill);
        journal.add(new Effect.DrillChanged(drill));
    }

    /** An operator ends it. */
    void abort(String actor, String reason, Instant now) {
        abort(new Drill.Abort(now, Drill.Reason.OPERATOR, reason, Optional.of(actor)));
        look(now);
    }

    private void abort(Drill.Abort why) {
        running.filter(drill -> drill.state() != Drill.State.ABORTING).ifPresent(drill -> {
            change(one -> one.aborted(why));
            journal.note(
                    why.by().orElse(Journal.LEADER),
                    why.by().isPresent() ? "abort-drill" : "drill-aborted",
                    Optional.of(drill.site()),
                    told(drill, why));
        });
    }

    private static Told told(Drill drill, Drill.Abort why) {
        return why.by().isPresent()
                ? Told.of(ToldKind.DRILL_STOPPED, "drill", drill.id(), "reason", why.detail())
                : Told.of(
                        ToldKind.DRILL_ABORTED,
                        Map.of("drill", drill.id(), "why", why.reason().code(), "detail", why.detail()));
    }

    void look(Instant now) {
        running.ifPresent(drill ->
                members.at(drill.site()).ifPresentOrElse(member -> look(member, now), () -> endWithoutSite(now)));
    }

    /** Its site is no member any more: in an emergency it may be taken off the service. */
    private void endWithoutSite(Instant now) {
        abort(itself(Drill.Reason.SITE_DOWN, "it is no member of the service any more", now));
        change(one -> one.to(Drill.State.ABORTED, now));
        running = Optional.empty();
    }

    private void look(Member member, Instant now) {
        follow(member);
        watch(member, now);
        running.ifPresent(drill -> {
            switch (drill.state()) {
                case LEAVING -> leave(drill, now);
                case AWAY -> stay(drill, member, now);
                case RETURNING -> complete(drill, member, now);
                case ABORTING -> putBack(drill, member, now);
                case COMPLETED, ABORTED -> {}
            }
        });
        follow(member);
        running = running.filter(drill -> !drill.state().isOver());
    }

    /** What the incident and the member tell of it. */
    private void follow(Member member) {
        change(drill -> {
            Drill next = member.incident()
                    .filter(incident -> incident.id().equals(drill.incident()))
                    .map(incident -> drill.reached(incident.snapshot().stages()))
                    .orElse(drill);
            boolean back = member.state() == MemberState.RETURNING || member.state() == MemberState.SERVING;
            return back ? next.stepped(member.plan(settings.rampSteps()).weight(), member.since()) : next;
        });
    }

    private void watch(Member member, Instant now) {
        Optional<Drill> going = running.filter(drill -> drill.state() != Drill.State.ABORTING);
        if (going.isEmpty()) {
            return;
        }
        Drill drill = going.get();
        boolean takenOut = drill.state() == Drill.State.RETURNING && member.isOut();
        if (drill.epoch() != epoch) {
            abort(itself(Drill.Reason.LEADER_CHANGED, "epoch " + epoch + " leads", now));
        } else if (members.verdict(member) == Verdict.DOWN || takenOut) {
            abort(itself(Drill.Reason.SITE_DOWN, "it was taken out, or is down by quorum", now));
            handOver(member, now);
        } else {
            List<Member> instead = drill.survivors().keySet().stream()
                    .flatMap(site -> members.at(site).stream())
                    .toList();
            survivors
                    .objection(instead, drill.plan(), now)
                    .ifPresent(against -> abort(itself(against.reason(), against.detail(), now)));
        }
    }

    private static Drill.Abort itself(Drill.Reason reason, String detail, Instant now) {
        return new Drill.Abort(now, reason, detail, Optional.empty());
    }

    private void leave(Drill drill, Instant now) {
        boolean patient = Duration.between(drill.startedAt(), now).compareTo(MOVE_PATIENCE) < 0;
        if (drill.stages().containsKey(Stage.MOVED) || !patient) {
            change(one -> one.to(Drill.State.AWAY, now));
        }
    }

    private void stay(Drill drill, Member member, Instant now) {
        boolean stayed =
                Duration.between(drill.since(), now).compareTo(drill.plan().stay()) >= 0;
        boolean trusted = member.isUpFor(member.holdDown(settings), now);
        if (stayed && trusted && mayServe(member, now)) {
            overrides.release(member);
            member.hold(now);
            rules.step(
                    member,
                    Journal.LEADER,
                    Told.of(ToldKind.DRILL_STEP, "drill", drill.id(), "step", "1", "steps", "1"),
                    now);
            change(one -> one.to(Drill.State.RETURNING, now));
        }
    }

    private void complete(Drill drill, Member member, Instant now) {
        if (member.state() == MemberState.SERVING) {
            change(one -> one.to(Drill.State.COMPLETED, now));
            journal.note(
                    Journal.LEADER,
                    "drill-completed",
                    Optional.of(member.site()),
                    Told.of(ToldKind.DRILL, "drill", drill.id()));
        }
    }

    private void putBack(Drill drill, Member member, Instant now) {
        if (member.state() != MemberState.SERVING && mayServe(member, now)) {
            rules.serve(member, Journal.LEADER, Told.of(ToldKind.DRILL_PUT_BACK, "drill", drill.id()), now);
        }
        boolean patient = Duration.between(drill.since(), now).compareTo(PUT_BACK_PATIENCE) < 0;
        if (member.state() == MemberState.SERVING) {
            change(one -> one.to(Drill.State.ABORTED, now));
        } else if (members.verdict(member) == Verdict.DOWN || !patient) {
            handOver(member, now);
        }
    }

    /** It is no longer the drill's: it returns by hold-down and steps once it is up. */
    private void handOver(Member member, Instant now) {
        overrides.release(member);
        change(one -> one.to(Drill.State.ABORTED, now));
    }

    private boolean mayServe(Member member, Instant now) {
        return members.verdict(member) == Verdict.UP
                && objections.sayDown(member.site(), now).isEmpty();
    }

    private void change(UnaryOperator<Drill> change) {
        running.ifPresent(before -> {
            Drill after = change.apply(before);
            if (!after.equals(before)) {
                running = Optional.of(after);
                journal.add(new Effect.DrillChanged(after));
            }
        });
    }
}
