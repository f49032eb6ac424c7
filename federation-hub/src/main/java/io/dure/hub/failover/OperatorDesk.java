package io.dure.hub.failover;

import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Token;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks operators' acts against the guardrails and carries them out on members and rules. */
final class OperatorDesk {
    private final Members members;
    private final Rules rules;
    private final Journal journal;
    private final Objections objections;
    private final Repairs repairs;

    /** Who would undo a return. */
    interface Objections {
        /** Nameservers that judge the member at the site to be down. */
        List<String> sayDown(String site, Instant now);
    }

    /** Who writes anew what has drifted. */
    interface Repairs {
        /** Empty: it is written with the next plan. */
        Optional<ActResult.Refused> ask(String provider);
    }

    OperatorDesk(Members members, Rules rules, Journal journal, Objections objections, Repairs repairs) {
        this.members = members;
        this.rules = rules;
        this.journal = journal;
        this.objections = objections;
        this.repairs = repairs;
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
            case Act.Return ignored -> "return";
        };
    }

    /** Empty: done. */
    Optional<ActResult.Refused> act(Act act, Token current, Instant now) {
        return switch (act) {
            case Act.SetWeights weights -> setWeights(weights, current, now);
            case Act.SetMode mode -> setMode(mode);
            case Act.SetFreeze freeze -> setFreeze(freeze, now);
            case Act.Unfreeze unfreeze -> unfreeze(unfreeze);
            case Act.Approve approve -> approve(approve, now);
            case Act.Reject reject -> reject(reject, now);
            case Act.Repair repair -> repair(repair);
            case Act.Evacuate evacuate -> evacuate(evacuate, now);
            case Act.Return back -> putBack(back, now);
        };
    }

    private Optional<ActResult.Refused> setWeights(Act.SetWeights act, Token current, Instant now) {
        Optional<ActResult.Refused> refused = checkWeights(act, current, now);
        if (refused.isEmpty()) {
            act.weights().forEach((site, weight) -> members.at(site).ifPresent(member -> member.weight(weight)));
            journal.note(act.actor(), "weights", Optional.empty(), act.reason());
        }
        return refused;
    }

    /** Whether the weights could be set now. */
    Optional<ActResult.Refused> checkWeights(Act.SetWeights act, Token current, Instant now) {
        if (act.expected().filter(token -> !token.equals(current)).isPresent()) {
            return refuse(ActResult.Code.TOKEN_MISMATCH, "the service changed meanwhile: it stands at " + current);
        }
        for (Map.Entry<String, Integer> weight : act.weights().entrySet()) {
            if (members.at(weight.getKey()).isEmpty()) {
                return refuse(ActResult.Code.UNKNOWN_SITE, "no member at " + weight.getKey());
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
                ? Optional.empty()
                : refuse(ActResult.Code.NEVER_EMPTY, "no member would be left that answers with a weight above 0");
    }

    private Optional<ActResult.Refused> setMode(Act.SetMode act) {
        journal.note(
                act.actor(),
                "mode",
                Optional.empty(),
                text(rules.mode()) + " -> " + text(act.mode()) + ": " + act.reason());
        rules.mode(act.mode());
        return Optional.empty();
    }

    private Optional<ActResult.Refused> setFreeze(Act.SetFreeze act, Instant now) {
        if (rules.isOver(act.until(), now)) {
            return refuse(ActResult.Code.INVALID_FREEZE, "a freeze until " + act.until() + " is over already");
        }
        rules.freeze(Optional.of(new Freeze(act.until(), act.reason(), act.actor())));
        journal.note(act.actor(), "freeze", Optional.empty(), "until " + act.until() + ": " + act.reason());
        return Optional.empty();
    }

    private Optional<ActResult.Refused> unfreeze(Act.Unfreeze act) {
        if (rules.freeze().isEmpty()) {
            return refuse(ActResult.Code.NOTHING_TO_DO, "the service is not frozen");
        }
        rules.freeze(Optional.empty());
        journal.note(act.actor(), "unfreeze", Optional.empty(), act.reason());
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
                rules.evacuate(member.get(), member.get().evacuations() + 1, act.actor(), Rules.APPROVED, now);
            }
            case RETURN -> rules.step(member.get(), act.actor(), "approved", now);
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
        journal.note(act.actor(), "reject", Optional.of(act.site()), act.reason());
        return Optional.empty();
    }

    private Optional<ActResult.Refused> repair(Act.Repair act) {
        Optional<ActResult.Refused> refused = repairs.ask(act.provider());
        if (refused.isEmpty()) {
            journal.note(act.actor(), "repair", Optional.empty(), act.provider() + ": " + act.reason());
        }
        return refused;
    }

    private Optional<ActResult.Refused> evacuate(Act.Evacuate act, Instant now) {
        Optional<Member> member = members.at(act.site());
        if (member.isEmpty()) {
            return refuse(ActResult.Code.UNKNOWN_SITE, "no member at " + act.site());
        }
        if (member.get().isOut() && member.get().byOperator()) {
            return refuse(ActResult.Code.NOTHING_TO_DO, "the member is out already");
        }
        if (!member.get().isOut() && !members.canSpare(member.get())) {
            return refuse(ActResult.Code.NEVER_EMPTY, "nobody else is fit to answer");
        }
        rules.evacuate(member.get(), member.get().evacuations() + 1, act.actor(), act.reason(), now);
        return Optional.empty();
    }

    private Optional<ActResult.Refused> putBack(Act.Return act, Instant now) {
        Optional<Member> member = members.at(act.site());
        if (member.isEmpty()) {
            return refuse(ActResult.Code.UNKNOWN_SITE, "no member at " + act.site());
        }
        if (member.get().state() == MemberState.SERVING) {
            return refuse(ActResult.Code.NOTHING_TO_DO, "the member serves already");
        }
        if (members.verdict(member.get()) == Verdict.DOWN) {
            return refuse(ActResult.Code.MEMBER_DOWN, "the member is down by quorum and would be taken out at once");
        }
        List<String> against = objections.sayDown(act.site(), now);
        if (!against.isEmpty()) {
            return refuse(
                    ActResult.Code.NAMESERVERS_DISAGREE,
                    String.join(", ", against) + " still judges by older evidence that the member is down, and would"
                            + " take it out again at once");
        }
        rules.serve(member.get(), act.actor(), act.reason(), now);
        return Optional.empty();
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
