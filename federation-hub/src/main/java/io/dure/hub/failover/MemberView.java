package io.dure.hub.failover;

import io.dure.gslb.evidence.MemberJudgement;
import io.dure.gslb.evidence.Withheld;
import java.time.Instant;
import java.util.Optional;

/**
 * One member as the console shows it.
 *
 * @param weight that the desired plan answers with now
 * @param holdUntil while HOLDING, when the hold-down passes
 * @param overrideUntil while out by an operator, when that ends by itself
 * @param judgement empty before the first look
 * @param withheld why it is not taken out although down by quorum
 */
public record MemberView(
        String site,
        int configuredWeight,
        int weight,
        MemberState state,
        Instant since,
        Optional<Instant> holdUntil,
        int rampStep,
        int rampSteps,
        long evacuations,
        boolean byOperator,
        Optional<Instant> overrideUntil,
        Optional<MemberJudgement> judgement,
        Optional<Withheld> withheld,
        Optional<IncidentId> incident) {
    static MemberView of(
            Member member,
            Optional<Instant> overrideUntil,
            Members all,
            Rules rules,
            FailoverSettings settings,
            Instant now) {
        Optional<Instant> holdUntil = member.state() == MemberState.HOLDING
                ? Optional.of(member.since().plus(member.holdDown(settings)))
                : Optional.empty();
        return new MemberView(
                member.site(),
                member.definition().weight(),
                member.plan(settings.rampSteps()).weight(),
                member.state(),
                member.since(),
                holdUntil,
                member.rampStep(),
                settings.rampSteps(),
                member.evacuations(),
                member.byOperator(),
                overrideUntil,
                all.judgement().map(judgement -> judgement.member(member.site())),
                rules.withheld(member, now),
                member.incident().map(Incident::id));
    }
}
