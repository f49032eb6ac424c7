package io.dure.hub.failover.simulation;

import io.dure.gslb.evacuation.EvacuationMachine;
import io.dure.gslb.evacuation.UnguardedMachines;
import io.dure.gslb.evidence.EvidenceBoard;
import io.dure.gslb.evidence.Judgement;
import io.dure.gslb.evidence.MemberJudgement;
import io.dure.gslb.evidence.Quorum;
import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The guards of one run; each can be taken out to see its invariant break. */
record Guards(Judge judge, EvacuationMachine machine, Duration holdDown, boolean fencedZone, boolean binding) {
    static final Duration HOLD_DOWN = Duration.ofSeconds(12);

    static Guards all() {
        return new Guards(Quorum::judge, new EvacuationMachine(), HOLD_DOWN, true, true);
    }

    /** One domain that says down is enough. */
    static Guards withoutQuorum() {
        return new Guards(Guards::believeAnyone, new EvacuationMachine(), HOLD_DOWN, true, true);
    }

    static Guards withoutHoldDown() {
        return new Guards(Quorum::judge, new EvacuationMachine(), Duration.ZERO, true, true);
    }

    static Guards withoutNeverEmpty() {
        return new Guards(Quorum::judge, UnguardedMachines.withoutNeverEmpty(), HOLD_DOWN, true, true);
    }

    static Guards withoutFence() {
        return new Guards(Quorum::judge, UnguardedMachines.withoutFence(), HOLD_DOWN, true, true);
    }

    /** The zone takes whatever comes. */
    static Guards withoutFenceAtTheZone() {
        return new Guards(Quorum::judge, new EvacuationMachine(), HOLD_DOWN, false, true);
    }

    /** The machine knows of no guardrails. */
    static Guards withoutGuardrails() {
        return new Guards(Quorum::judge, new EvacuationMachine(), HOLD_DOWN, true, false);
    }

    private static Judgement believeAnyone(Plan plan, EvidenceBoard board, Instant now, Duration staleAfter) {
        Judgement judgement = Quorum.judge(plan, board, now, staleAfter);
        List<MemberJudgement> members = new ArrayList<>();
        for (MemberJudgement member : judgement.members()) {
            boolean down = member.endpoints().stream()
                    .allMatch(endpoint -> endpoint.votes().down() > 0);
            members.add(new MemberJudgement(
                    member.site(),
                    down ? Verdict.DOWN : member.verdict(),
                    member.votes(),
                    member.endpoints(),
                    member.failedSince()));
        }
        return new Judgement(members, judgement.readiness());
    }

    interface Judge {
        Judgement judge(Plan plan, EvidenceBoard board, Instant now, Duration staleAfter);
    }
}
