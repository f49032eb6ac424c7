package io.dure.hub.failover;

import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Token;
import io.dure.hub.told.Told;
import io.dure.hub.told.ToldKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where operators' acts arrive: checks each one and carries it out on members and rules. */
final class OperatorDesk {
    private final Members members;
    private final Rules rules;
    private final Overrides overrides;
    private final Journal journal;
    private final Repairs repairs;
    private final Definitions definitions;
    private final PlannedShifts shifts;
    private final Proposals proposals;
    private final Drills drills;
    private final PlannedActs planned;

    /** Who would undo a return. */
    interface Objections {
        /** Nameservers that judge the member at the site to be down. */
        List<String> sayDown(String site, Instant now);
    }

    /** Who writes anew what has drifted. */
    interface Repairs {
        /** Empty: it is written with the next plan. */
        Optional<ActResult.Refused> ask(String provider, Instant now);
    }

    /** Who brings the service to another definition. */
    interface Definitions {
        /** Empty: it is. */
        Optional<ActResult.Refused> redefine(Redefinition wish, ServiceDefinition proposedFrom, Instant now);
    }

    OperatorDesk(FailoverSnapshot snapshot, Drills.Hands hands, Repairs repairs, Definitions definitions) {
        this.repairs = repairs;
        this.definitions = definitions;
        this.members = hands.members();
        this.rules = hands.rules();
        this.overrides = hands.overrides();
        this.journal = hands.journal();
        this.shifts = new PlannedShifts(
                snapshot.definition(),
                snapshot.desk().shifts(),
                members,
                rules,
                hands.settings().rampSteps());
        this.proposals = new Proposals(snapshot.desk(), rules, journal);
        this.drills = new Drills(snapshot.definition().id(), snapshot.desk().drill(), hands);
        this.planned = new PlannedActs(hands, new PlannedActs.Books(shifts, proposals, drills));
    }

    static String code(Act act) {
        return switch (act) {
            case Act.SetWeights ignored -> "weights";
            case Act.SetMode ignored -> "mode";
            case Act.SetFreeze ignored -> "freeze";
            case Act.Unfreeze ignored -> "unfreeze";
            case Act.Approve ignored -> "approve";
            case Act.Reject ignored -> "reject";
            case Act.Repair ignored -> "repair";
            case Act.Evacuate ignored -> "evacuate";
            case Act.Release ignored -> "override-release";
            case Act.Return ignored -> "return";
            case Act.StartDrill ignored -> "start-drill";
            case Act.AbortDrill ignored -> "abort-drill";
            case Act.Decide decide -> decide.approved() ? "approve-proposal" : "reject-proposal";
            case Act.Withdraw ignored -> "withdraw-proposal";
        };
    }

    /** Empty: done. */
    Optional<? extends ActResult> act(Act act, Token current, Instant now) {
        return switch (act) {
            case Act.Return back when drills.isOn(back.site()) -> abort(back, now);
            case Act.Planned shift -> planned.act(shift, Optional.empty(), current, now);
            case Act.SetMode mode -> setMode(mode);
            case Act.SetFreeze freeze -> setFreeze(freeze, now);
            case Act.Unfreeze unfreeze -> unfreeze(unfreeze);
            case Act.Approve approve -> approve(approve, now);
            case Act.Reject reject -> reject(reject, now);
            case Act.Repair repair -> repair(repair, now);
            case Act.Release release -> release(release);
            case Act.AbortDrill abort -> abort(abort, now);
            case Act.Decide decide -> decide(decide, current, now);
            case Act.Withdraw withdraw -> withdraw(withdraw, now);
        };
    }

    /** Whether the weights could be set, or proposed, now. */
    Optional<ActResult.Refused> checkWeights(Act.SetWeights act, Token current, Instant now) {
        return planned.check(act, current, now);
    }

    /** Whether weights, if they may be set, become a proposal. */
    boolean isForTwo(Act.SetWeights act) {
        return planned.isForTwo(act);
    }

    /** Whether the service could get this definition now. */
    Optional<ActResult.Refused> checkRedefined(Redefinition wish, Instant now) {
        return planned.check(wish, now);
    }

    /** Whether the definition could be proposed. */
    Optional<ActResult.Refused> checkProposed(Redefinition wish) {
        return proposals.full().or(() -> shifts.capacity(shifts.redefined(wish.next())));
    }

    ActResult propose(Redefinition wish, ServiceDefinition current, Token token, Instant now) {
        return proposals.propose(wish, current, token.epoch(), now);
    }

    /** The service gets another definition; what that moves counts with the shifts of late. */
    void redefine(ServiceDefinition next, Instant now) {
        Outlook outlook = shifts.redefined(next);
        if (!outlook.emergency()) {
            shifts.done(outlook, now);
        }
        shifts.redefine(next);
    }

    /** From now on by this definition, without a word of guardrails. */
    void revive(ServiceDefinition next) {
        shifts.redefine(next);
    }

    /** Before the rules look: what ended meanwhile. */
    void expire(Instant now) {
        proposals.look(now);
        overrides.look(members, rules, journal, now);
    }

    /** After the rules looked. */
    void look(Instant now) {
        drills.look(now);
    }

    void lead(long epoch) {
        drills.lead(epoch);
    }

    boolean isDrilling() {
        return drills.running().isPresent();
    }

    void measured(Map<String, SurvivorReading> readings, Instant now) {
        drills.measured(readings, now);
    }

    private Optional<ActResult.Refused> setMode(Act.SetMode act) {
        journal.note(
                act.actor(),
                "mode",
                Optional.empty(),
                Told.of(ToldKind.MODE, "from", text(rules.mode()), "to", text(act.mode()), "reason", act.reason()));
        rules.mode(act.mode());
        return Optional.empty();
    }

    private Optional<ActResult.Refused> setFreeze(Act.SetFreeze act, Instant now) {
        if (rules.isOver(act.until(), now)) {
            return refuse(ActResult.Code.INVALID_FREEZE, "a freeze until " + act.until() + " is over already");
        }
        if (drills.running().isPresent()) {
            return refuse(
                    ActResult.Code.DRILL_RUNNING, "a freeze would keep the site of the drill out; abort it first");
        }
        rules.freeze(Optional.of(new Freeze(act.until(), act.reason(), act.actor())));
        journal.note(
                act.actor(),
                "freeze",
                Optional.empty(),
                Told.of(ToldKind.FREEZE, "until", act.until().toString(), "reason", act.reason()));
        return Optional.empty();
    }

    private Optional<ActResult.Refused> unfreeze(Act.Unfreeze act) {
        if (rules.freeze().isEmpty()) {
            return refuse(ActResult.Code.NOTHING_TO_DO, "the service is not frozen");
        }
        rules.freeze(Optional.empty());
        journal.note(act.actor(), "unfreeze", Optional.empty(), Told.reason(act.reason()));
        return Optional.empty();
    }

    private Optional<ActResult.Refused> approve(Act.Approve act, Instant now) {
        Optional<Member> member = members.at(act.site());
        if (member.isEmpty() || rules.pending(act.kind(), act.site()).isEmpty()) {
            return refuse(ActResult.Code.NO_PENDING_APPROVAL, "no such approval is awaited at " + act.site());
        }
        switch (act.kind()) {
            case EVACUATE -> {
                if (!members.canSpare(member.get())) {
                    return refuse(ActResult.Code.NEVER_EMPTY, "nobody else is fit to answer");
                }
                rules.evacuate(
                        member.get(),
                        member.get().evacuations() + 1,
                        act.actor(),
                        Told.of(ToldKind.DOWN_APPROVED),
                        now);
            }
            case RETURN -> rules.step(member.get(), act.actor(), ToldKind.RETURN_APPROVED, now);
        }
        return Optional.empty();
    }

    private Optional<ActResult.Refused> reject(Act.Reject act, Instant now) {
        Optional<Member> member = members.at(act.site());
        if (member.isEmpty() || rules.pending(act.kind(), act.site()).isEmpty()) {
            return refuse(ActResult.Code.NO_PENDING_APPROVAL, "no such approval is awaited at " + act.site());
        }
        switch (act.kind()) {
            case EVACUATE -> rules.rejectEvacuation(member.get());
            case RETURN -> rules.rejectReturn(member.get(), now);
        }
        journal.note(act.actor(), "reject", Optional.of(act.site()), Told.reason(act.reason()));
        return Optional.empty();
    }

    private Optional<ActResult.Refused> repair(Act.Repair act, Instant now) {
        Optional<ActResult.Refused> refused = repairs.ask(act.provider(), now);
        if (refused.isEmpty()) {
            journal.note(
                    act.actor(),
                    "repair",
                    Optional.empty(),
                    Told.of(ToldKind.REASON_AT, "provider", act.provider(), "reason", act.reason()));
        }
        return refused;
    }

    private Optional<ActResult.Refused> release(Act.Release act) {
        Optional<Member> member = members.at(act.site());
        if (member.isEmpty()) {
            return refuse(ActResult.Code.UNKNOWN_SITE, "no member at " + act.site());
        }
        if (drills.isOn(act.site())) {
            return refuse(ActResult.Code.DRILL_RUNNING, "the member is out for a drill; abort the drill instead");
        }
        if (!member.get().isOut() || !member.get().byOperator()) {
            return refuse(ActResult.Code.NOTHING_TO_DO, "no operator took the member out");
        }
        overrides.release(member.get());
        journal.note(act.actor(), "override-release", Optional.of(act.site()), Told.reason(act.reason()));
        return Optional.empty();
    }

    private Optional<ActResult.Refused> abort(Act.Return act, Instant now) {
        drills.abort(act.actor(), act.reason(), now);
        return Optional.empty();
    }

    private Optional<ActResult.Refused> abort(Act.AbortDrill act, Instant now) {
        if (drills.running().filter(drill -> drill.id().equals(act.drill())).isEmpty()) {
            return refuse(ActResult.Code.DRILL_NOT_FOUND, "no drill " + act.drill() + " is running");
        }
        drills.abort(act.actor(), act.reason(), now);
        return Optional.empty();
    }

    private Optional<? extends ActResult> decide(Act.Decide act, Token current, Instant now) {
        Optional<Proposal> pending = proposals.pending(act.proposal());
        if (pending.isEmpty()) {
            return Optional.of(proposals.missing(act.proposal()));
        }
        Proposal proposal = pending.get();
        if (Proposals.isSamePerson(proposal.proposedBy(), act.actor())) {
            return refuse(
                    ActResult.Code.SAME_PERSON,
                    proposal.proposedBy() + " proposed it; somebody else has to decide, or it can be withdrawn");
        }
        if (!act.approved()) {
            proposals.decide(proposal, Proposal.State.REJECTED, act, now);
            return Optional.empty();
        }
        Optional<? extends ActResult> refused = proposal.definition().isPresent()
                ? definitions.redefine(
                        proposal.redefinition(act.actor()),
                        proposal.definition().get().before(),
                        now)
                : planned.act(proposal.act(act.actor()), Optional.of(act.actor()), current, now);
        if (refused.isEmpty()) {
            proposals.decide(proposal, Proposal.State.APPROVED, act, now);
        }
        return refused;
    }

    private Optional<ActResult.Refused> withdraw(Act.Withdraw act, Instant now) {
        Optional<Proposal> pending = proposals.pending(act.proposal());
        if (pending.isEmpty()) {
            return Optional.of(proposals.missing(act.proposal()));
        }
        if (!Proposals.isSamePerson(pending.get().proposedBy(), act.actor())) {
            return refuse(
                    ActResult.Code.SAME_PERSON,
                    pending.get().proposedBy() + " proposed it, and only they withdraw it; an approver rejects it");
        }
        proposals.decide(pending.get(), Proposal.State.WITHDRAWN, act, now);
        return Optional.empty();
    }

    DeskSnapshot snapshot() {
        return new DeskSnapshot(
                shifts.late(),
                proposals.all(),
                proposals.made(),
                overrides.ends(),
                overrides.released(),
                drills.running());
    }

    static String text(Mode mode) {
        return switch (mode) {
            case AUTOMATIC -> "automatic";
            case ON_APPROVAL -> "on-approval";
            case OFF -> "off";
        };
    }

    private static Optional<ActResult.Refused> refuse(ActResult.Code code, String message) {
        return Optional.of(new ActResult.Refused(code, message));
    }
}
