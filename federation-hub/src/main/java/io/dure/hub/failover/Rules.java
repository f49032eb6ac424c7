package io.dure.hub.failover;

import io.dure.gslb.evidence.MemberJudgement;
import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.evidence.Withheld;
import io.dure.gslb.plan.Mode;
import io.dure.hub.told.Told;
import io.dure.hub.told.ToldKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What the leader does by itself at each look: evacuate, wait, return; and what it wants a click for. */
final class Rules {
    private final String service;
    private final FailoverSettings settings;
    private final Members members;
    private final Journal journal;
    private final Overrides overrides;
    private final List<Approval> approvals;
    private final Set<String> rejected;
    private Mode mode;
    private Optional<Freeze> freeze;
    private Duration wallAhead = Duration.ZERO;
    /** Counts what may change the plan. */
    private int changes;

    Rules(FailoverSnapshot snapshot, FailoverSettings settings, Members members, Overrides overrides, Journal journal) {
        this.service = snapshot.definition().id();
        this.settings = settings;
        this.members = members;
        this.overrides = overrides;
        this.journal = journal;
        this.mode = snapshot.definition().mode();
        this.freeze = snapshot.freeze();
        this.approvals = new ArrayList<>(snapshot.approvals());
        this.rejected = new TreeSet<>(snapshot.rejected());
    }

    /** One look; {@code gap}: watching was interrupted since the last one. */
    void look(boolean gap, Instant now) {
        if (freeze.isPresent() && !isFrozen(now)) {
            freeze(Optional.empty());
            journal.note(Journal.LEADER, "unfreeze", Optional.empty(), Told.of(ToldKind.FREEZE_OVER));
        }
        for (Member member : members.all()) {
            watch(member, gap, now);
        }
        rescue(now);
        for (Member member : members.all()) {
            takeOut(member, now);
            bringBack(member, now);
            ask(member, now);
        }
    }

    /** The hold-down counts only while the member is up without a break. */
    private void watch(Member member, boolean gap, Instant now) {
        boolean up = members.verdict(member) == Verdict.UP;
        member.saw(up, !gap, now);
        if (member.state() == MemberState.HOLDING && (gap || !up)) {
            breakOff(member, now);
            tellReturn(member, "hold-broken", now);
        }
        if (member.state() == MemberState.EVACUATED && up && !member.byOperator()) {
            member.hold(now);
            tellReturn(member, "hold-started", now);
        }
        if (up) {
            rejected.remove(member.site());
        }
    }

    /** Never empty: when nobody fit is left, who is up comes back at once. */
    private void rescue(Instant now) {
        if (mode != Mode.AUTOMATIC || isFrozen(now) || members.anyFit()) {
            return;
        }
        for (Member member : members.all()) {
            if (member.isOut() && member.definition().weight() > 0 && members.verdict(member) == Verdict.UP) {
                serve(member, Journal.LEADER, Told.of(ToldKind.NEVER_EMPTY), now);
            }
        }
    }

    private void takeOut(Member member, Instant now) {
        if (member.hasUnlatched()) {
            latch(member, Told.of(ToldKind.TAKEN_OUT), Optional.empty(), false, now);
        }
        boolean down = member.isAnswered() && members.verdict(member) == Verdict.DOWN;
        boolean onItsWay = mode == Mode.ON_APPROVAL || overrides.isReleased(member.site());
        boolean mayAct = mode == Mode.AUTOMATIC || (onItsWay && member.state() == MemberState.RETURNING);
        if (down && mayAct && !isFrozen(now) && members.canSpare(member)) {
            evacuate(member, member.evacuations() + 1, Journal.LEADER, Told.of(ToldKind.DOWN_BY_QUORUM), now);
        }
    }

    /** Latches what nameservers did, unless nobody fit would be left. */
    void latch(Member member, Told cause, Optional<Instant> decided, boolean reconstructed, Instant now) {
        if (member.isOut()) {
            boolean again = member.state() == MemberState.HOLDING;
            member.evacuate(member.told(), member.byOperator(), now);
            forgetApproval(member);
            if (again) {
                tellReturn(member, "hold-broken", now);
            }
        } else if (members.canSpare(member)) {
            takeOut(member, member.told(), Journal.LEADER, cause, decided.orElse(now), reconstructed, now);
        } else if (members.verdict(member) == Verdict.UP) {
            member.acknowledge();
            journal.note(Journal.LEADER, "serve", Optional.of(member.site()), Told.of(ToldKind.NEVER_EMPTY_UP));
        }
    }

    void evacuate(Member member, long generation, String actor, Told cause, Instant now) {
        takeOut(member, generation, actor, cause, now, false, now);
    }

    /** As an operator's evacuation, of a member that is up. */
    void drill(Member member, Told cause, Instant now) {
        takeOut(member, member.evacuations() + 1, Journal.LEADER, cause, now, false, now);
        member.evacuate(member.evacuations(), true, now);
    }

    private void takeOut(
            Member member,
            long generation,
            String actor,
            Told cause,
            Instant decided,
            boolean reconstructed,
            Instant now) {
        boolean aborted = member.state() == MemberState.RETURNING;
        member.evacuate(generation, !actor.equals(Journal.LEADER) && !cause.is(ToldKind.DOWN_APPROVED), now);
        forgetApproval(member);
        journal.note(actor, "evacuate", Optional.of(member.site()), cause);
        if (aborted) {
            tellReturn(member, "aborted", now);
        }
        if (member.incident().isEmpty()) {
            Incident incident = new Incident(new IncidentId(service, member.site(), member.evacuations()));
            member.incident(Optional.of(incident));
            journal.add(new Effect.IncidentOpened(incident.id(), decided, cause, reconstructed));
            members.judgement()
                    .map(judgement -> judgement.member(member.site()))
                    .flatMap(MemberJudgement::failedSince)
                    .ifPresent(failed -> incident.reach(Stage.FAILED, failed, journal));
            incident.reach(Stage.DECIDED, decided, journal);
        }
    }

    private void bringBack(Member member, Instant now) {
        boolean up = members.verdict(member) == Verdict.UP;
        boolean promised = overrides.isReleased(member.site());
        if (!up || (mode == Mode.OFF && !promised) || isFrozen(now)) {
            return;
        }
        Duration passed = Duration.between(member.since(), now);
        if (member.state() == MemberState.RETURNING && passed.compareTo(settings.rampStep()) >= 0) {
            if (member.rampStep() >= settings.rampSteps()) {
                serve(member, Journal.LEADER, Told.of(ToldKind.LAST_STEP_PASSED), now);
            } else {
                step(member, Journal.LEADER, ToldKind.STEP, now);
            }
        } else if (member.state() == MemberState.HOLDING
                && (mode == Mode.AUTOMATIC || promised)
                && passed.compareTo(member.holdDown(settings)) >= 0) {
            step(member, Journal.LEADER, ToldKind.HOLD_DOWN_PASSED, now);
        }
    }

    private void ask(Member member, Instant now) {
        boolean evacuate = mode == Mode.ON_APPROVAL
                && member.state() == MemberState.SERVING
                && member.isAnswered()
                && members.verdict(member) == Verdict.DOWN
                && members.canSpare(member)
                && !rejected.contains(member.site());
        want(Approval.Kind.EVACUATE, member, evacuate, now);
        boolean comeBack = mode == Mode.ON_APPROVAL
                && member.state() == MemberState.HOLDING
                && !overrides.isReleased(member.site())
                && Duration.between(member.since(), now).compareTo(member.holdDown(settings)) >= 0;
        want(Approval.Kind.RETURN, member, comeBack, now);
    }

    private void want(Approval.Kind kind, Member member, boolean wanted, Instant now) {
        Optional<Approval> pending = pending(kind, member.site());
        if (wanted && pending.isEmpty()) {
            approvals.add(new Approval(kind, member.site(), now));
        } else if (!wanted && pending.isPresent()) {
            approvals.remove(pending.get());
        }
    }

    /** The first or the next step of the return. */
    void step(Member member, String actor, ToldKind why, Instant now) {
        step(member, actor, Told.of(why, "step", "1", "steps", "1"), now);
    }

    /** The same, told with what is known besides; which step it is, is filled in. */
    void step(Member member, String actor, Told why, Instant now) {
        member.step(now);
        forgetApproval(member);
        journal.note(
                actor,
                member.rampStep() == 1 ? "return" : "ramp",
                Optional.of(member.site()),
                why.with("step", Integer.toString(member.rampStep()))
                        .with("steps", Integer.toString(settings.rampSteps())));
        tellReturn(member, "step", now);
    }

    void serve(Member member, String actor, Told told, Instant now) {
        member.serve(now);
        forgetApproval(member);
        journal.note(actor, "serve", Optional.of(member.site()), told);
        tellReturn(member, "returned", now);
        member.incident().ifPresent(incident -> journal.add(new Effect.IncidentClosed(incident.id(), now)));
        member.incident(Optional.empty());
    }

    /** A new leader trusts no hold-down but its own. */
    void startAnew(Instant now) {
        for (Member member : members.all()) {
            member.saw(false, false, now);
            if (member.state() == MemberState.HOLDING) {
                breakOff(member, now);
            } else if (member.state() == MemberState.RETURNING && members.canSpare(member)) {
                breakOff(member, now);
                tellReturn(member, "aborted", now);
            } else if (member.state() == MemberState.RETURNING) {
                serve(member, Journal.LEADER, Told.of(ToldKind.NEVER_EMPTY), now);
            }
        }
    }

    /** An operator rejected the return: it is asked for again after another hold-down. */
    void rejectReturn(Member member, Instant now) {
        breakOff(member, now);
    }

    private void breakOff(Member member, Instant now) {
        member.breakOff(now);
        forgetApproval(member);
    }

    /** Whoever clicks on what was wanted before comes too late. */
    private void forgetApproval(Member member) {
        approvals.removeIf(approval -> approval.site().equals(member.site()));
    }

    void rejectEvacuation(Member member) {
        rejected.add(member.site());
        forgetApproval(member);
    }

    private void tellReturn(Member member, String code, Instant now) {
        int weight = member.plan(settings.rampSteps()).weight();
        member.incident()
                .ifPresent(incident -> journal.add(new Effect.IncidentReturn(incident.id(), code, weight, now)));
    }

    /** Why a member that is down is not taken out. */
    Optional<Withheld> withheld(Member member, Instant now) {
        if (!member.isAnswered() || members.verdict(member) != Verdict.DOWN) {
            return Optional.empty();
        }
        return switch (mode) {
            case OFF -> Optional.of(Withheld.OFF);
            case ON_APPROVAL -> Optional.of(Withheld.APPROVAL);
            case AUTOMATIC ->
                isFrozen(now)
                        ? Optional.of(Withheld.FROZEN)
                        : members.canSpare(member) ? Optional.empty() : Optional.of(Withheld.NEVER_EMPTY);
        };
    }

    Optional<Approval> pending(Approval.Kind kind, String site) {
        return approvals.stream()
                .filter(approval -> approval.kind() == kind && approval.site().equals(site))
                .findFirst();
    }

    boolean isFrozen(Instant now) {
        return freeze.filter(frozen -> !isOver(frozen.until(), now)).isPresent();
    }

    /** Operators give ends by the wall clock; all else here is by the steady one. */
    boolean isOver(Instant end, Instant now) {
        return !wall(now).isBefore(end);
    }

    Instant wall(Instant now) {
        return now.plus(wallAhead);
    }

    void wallAhead(Duration ahead) {
        wallAhead = ahead;
    }

    /** Nothing is asked of members that are there no more. */
    void forgetAbsent() {
        approvals.removeIf(approval -> members.at(approval.site()).isEmpty());
        rejected.removeIf(site -> members.at(site).isEmpty());
    }

    List<Approval> approvals() {
        return List.copyOf(approvals);
    }

    Set<String> rejected() {
        return Set.copyOf(rejected);
    }

    Mode mode() {
        return mode;
    }

    void mode(Mode next) {
        changes++;
        mode = next;
    }

    Optional<Freeze> freeze() {
        return freeze;
    }

    void freeze(Optional<Freeze> next) {
        changes++;
        freeze = next;
    }

    /** Rises whenever the plan may have to be drawn anew. */
    int changes() {
        int all = changes;
        for (Member member : members.all()) {
            all += member.changes();
        }
        return all;
    }
}
