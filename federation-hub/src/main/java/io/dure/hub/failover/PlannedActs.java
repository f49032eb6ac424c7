package io.dure.hub.failover;

import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.plan.Token;
import io.dure.hub.told.Told;
import io.dure.hub.told.ToldKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Planned acts: checked, held against the guardrails, proposed where two people decide, and carried out. */
final class PlannedActs {
    private final Members members;
    private final Rules rules;
    private final Overrides overrides;
    private final Journal journal;
    private final OperatorDesk.Objections objections;
    private final PlannedShifts shifts;
    private final Proposals proposals;
    private final Drills drills;

    /** What planned acts are held against, and kept in. */
    record Books(PlannedShifts shifts, Proposals proposals, Drills drills) {}

    PlannedActs(Drills.Hands hands, Books books) {
        this.members = hands.members();
        this.rules = hands.rules();
        this.overrides = hands.overrides();
        this.journal = hands.journal();
        this.objections = hands.objections();
        this.shifts = books.shifts();
        this.proposals = books.proposals();
        this.drills = books.drills();
    }

    /**
     * Empty: done.
     *
     * @param approvedBy the second person, if one approved already
     */
    Optional<? extends ActResult> act(Act.Planned act, Optional<String> approvedBy, Token current, Instant now) {
        Optional<ActResult.Refused> impossible = impossible(act, current, now);
        if (impossible.isPresent()) {
            return impossible;
        }
        Outlook outlook = outlook(act);
        boolean forTwo = shifts.isForTwo() && approvedBy.isEmpty();
        Optional<ActResult.Refused> refused = guarded(outlook, forTwo, now);
        if (refused.isPresent()) {
            return refused;
        }
        if (forTwo && !outlook.emergency()) {
            return Optional.of(proposals.propose(act, current.epoch(), now));
        }
        carryOut(act, approvedBy, now);
        if (!outlook.emergency()) {
            shifts.done(outlook, now);
        }
        return Optional.empty();
    }

    /** Whether weights could be set, or proposed, now. */
    Optional<ActResult.Refused> check(Act.SetWeights act, Token current, Instant now) {
        return impossible(act, current, now).or(() -> guarded(outlook(act), shifts.isForTwo(), now));
    }

    /** Whether the service could get another definition now, and who comes and goes by it may. */
    Optional<ActResult.Refused> check(Redefinition wish, Instant now) {
        Outlook outlook = shifts.redefined(wish.next());
        if (rules.isFrozen(now)) {
            return refuse(ActResult.Code.FROZEN, "the service is frozen; end the freeze first");
        }
        return noDrill(outlook.emergency()).or(() -> guarded(outlook, false, now));
    }

    /** Whether it would become a proposal. */
    boolean isForTwo(Act.SetWeights act) {
        return shifts.isForTwo() && !outlook(act).emergency();
    }

    /** A proposal is held against what depends on the time when it is approved. */
    private Optional<ActResult.Refused> guarded(Outlook outlook, boolean forTwo, Instant now) {
        if (outlook.emergency()) {
            return Optional.empty();
        }
        return forTwo ? shifts.capacity(outlook) : shifts.check(outlook, now);
    }

    private Outlook outlook(Act.Planned act) {
        return switch (act) {
            case Act.SetWeights weights -> shifts.weights(weights.weights());
            case Act.Evacuate evacuate -> shifts.without(member(evacuate.site()));
            case Act.Return back -> shifts.with(member(back.site()));
            case Act.StartDrill drill -> shifts.without(member(drill.site()));
        };
    }

    private Member member(String site) {
        return members.at(site).orElseThrow(() -> new IllegalStateException("no member at " + site));
    }

    private Optional<ActResult.Refused> impossible(Act.Planned act, Token current, Instant now) {
        return switch (act) {
            case Act.SetWeights weights -> impossible(weights, current, now);
            case Act.Evacuate evacuate -> known(evacuate.site()).or(() -> impossible(evacuate, now));
            case Act.Return back -> known(back.site()).or(() -> impossible(back, now));
            case Act.StartDrill drill -> known(drill.site()).or(() -> impossible(drill, now));
        };
    }

    private Optional<ActResult.Refused> known(String site) {
        return members.at(site).isEmpty()
                ? refuse(ActResult.Code.UNKNOWN_SITE, "no member at " + site)
                : Optional.empty();
    }

    private Optional<ActResult.Refused> impossible(Act.SetWeights act, Token current, Instant now) {
        if (act.expected().filter(token -> !token.equals(current)).isPresent()) {
            return refuse(ActResult.Code.TOKEN_MISMATCH, "the service changed meanwhile: it stands at " + current);
        }
        for (Map.Entry<String, Integer> weight : act.weights().entrySet()) {
            Optional<ActResult.Refused> unknown = known(weight.getKey());
            if (unknown.isPresent()) {
                return unknown;
            }
            if (weight.getValue() < 0 || weight.getValue() > MemberDefinition.MAX_WEIGHT) {
                return refuse(
                        ActResult.Code.INVALID_WEIGHT,
                        "weight " + weight.getValue() + " at " + weight.getKey() + " is not within 0.."
                                + MemberDefinition.MAX_WEIGHT);
            }
        }
        if (rules.isFrozen(now)) {
            return refuse(ActResult.Code.FROZEN, "the service is frozen; end the freeze first");
        }
        boolean answered = members.all().stream()
                .anyMatch(member -> !member.isOut()
                        && act.weights()
                                        .getOrDefault(
                                                member.site(),
                                                member.definition().weight())
                                > 0);
        return answered
                ? noDrill(shifts.weights(act.weights()).emergency())
                : refuse(ActResult.Code.NEVER_EMPTY, "no member would be left that answers with a weight above 0");
    }

    private Optional<ActResult.Refused> impossible(Act.Evacuate act, Instant now) {
        Member member = member(act.site());
        if (act.until().filter(end -> rules.isOver(end, now)).isPresent()) {
            return refuse(
                    ActResult.Code.INVALID_END,
                    "an evacuation until " + act.until().orElseThrow() + " is over already");
        }
        if (drills.isOn(act.site())) {
            return refuse(ActResult.Code.DRILL_RUNNING, "the member is out for a drill; abort the drill first");
        }
        if (isHeld(member) && overrides.end(act.site()).equals(act.until())) {
            return refuse(ActResult.Code.NOTHING_TO_DO, "the member is out already");
        }
        if (!member.isOut() && !members.canSpare(member)) {
            return refuse(ActResult.Code.NEVER_EMPTY, "nobody else is fit to answer");
        }
        return noDrill(shifts.without(member).emergency());
    }

    private static boolean isHeld(Member member) {
        return member.isOut() && member.byOperator();
    }

    private Optional<ActResult.Refused> impossible(Act.Return act, Instant now) {
        Member member = member(act.site());
        if (member.state() == MemberState.SERVING) {
            return refuse(ActResult.Code.NOTHING_TO_DO, "the member serves already");
        }
        if (members.verdict(member) == Verdict.DOWN) {
            return refuse(ActResult.Code.MEMBER_DOWN, "the member is down by quorum and would be taken out at once");
        }
        List<String> against = objections.sayDown(act.site(), now);
        if (!against.isEmpty()) {
            return refuse(
                    ActResult.Code.NAMESERVERS_DISAGREE,
                    String.join(", ", against) + " still judges by older evidence that the member is down, and would"
                            + " take it out again at once");
        }
        return noDrill(shifts.with(member).emergency());
    }

    private Optional<ActResult.Refused> impossible(Act.StartDrill act, Instant now) {
        Member member = member(act.site());
        if (drills.running().isPresent()) {
            return noDrill(false);
        }
        if (rules.isFrozen(now)) {
            return refuse(ActResult.Code.FROZEN, "the service is frozen; end the freeze first");
        }
        if (member.state() != MemberState.SERVING || !member.isAnswered()) {
            return refuse(ActResult.Code.NOTHING_TO_DO, "the member is not answered, so there is nothing to drill");
        }
        if (members.verdict(member) != Verdict.UP) {
            return refuse(
                    ActResult.Code.MEMBER_DOWN,
                    "the member is not up by quorum; a drill could not put it back at will");
        }
        return members.canSpare(member)
                ? drills.check(act, now)
                : refuse(ActResult.Code.NEVER_EMPTY, "nobody else is fit to answer");
    }

    private Optional<ActResult.Refused> noDrill(boolean emergency) {
        return drills.running()
                .filter(drill -> !emergency)
                .flatMap(drill -> refuse(
                        ActResult.Code.DRILL_RUNNING,
                        drill.id() + " is running and would be disturbed; abort it first, or wait for its end"));
    }

    private void carryOut(Act.Planned act, Optional<String> approvedBy, Instant now) {
        switch (act) {
            case Act.SetWeights weights -> {
                weights.weights().forEach((site, weight) -> member(site).weight(weight));
                journal.note(act.actor(), "weights", Optional.empty(), Told.reason(act.reason()));
            }
            case Act.Evacuate evacuate -> takeOut(evacuate, now);
            case Act.Return back -> {
                overrides.forget(back.site());
                rules.serve(member(back.site()), act.actor(), Told.reason(act.reason()), now);
            }
            case Act.StartDrill drill -> drills.start(drill, member(drill.site()), approvedBy, now);
        }
    }

    private void takeOut(Act.Evacuate act, Instant now) {
        Member member = member(act.site());
        Told cause = act.until()
                .map(end -> Told.of(ToldKind.REASON_UNTIL, "reason", act.reason(), "until", end.toString()))
                .orElseGet(() -> Told.reason(act.reason()));
        overrides.begin(act.site(), act.until());
        if (isHeld(member)) {
            journal.note(act.actor(), "evacuate", Optional.of(act.site()), cause);
        } else {
            rules.evacuate(member, member.evacuations() + 1, act.actor(), cause, now);
        }
    }

    private static Optional<ActResult.Refused> refuse(ActResult.Code code, String message) {
        return Optional.of(new ActResult.Refused(code, message));
    }
}
