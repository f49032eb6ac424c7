package io.dure.hub.steering;

import io.dure.gslb.evacuation.EvacuationEvent;
import io.dure.gslb.evidence.Evidence;
import io.dure.gslb.evidence.EvidenceBoard;
import io.dure.gslb.evidence.HeldEvidence;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.plan.Plan;
import io.dure.hub.evidence.VantagePointEvidence;
import io.dure.hub.federation.Enrolled;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Evidence as it is shown and kept: only a plan's endpoints, one entry a vantage point of a voting domain. */
final class EvidenceViews {
    private EvidenceViews() {}

    static List<VantagePointEvidence> of(List<Enrolled> voters, EvidenceBoard board, Plan plan, Instant now) {
        return voters.stream()
                .filter(voter -> plan.domains().contains(voter.domain()))
                .sorted(Comparator.comparing(Enrolled::id))
                .map(voter -> board.of(voter.id())
                        .map(held -> view(held, plan, now))
                        .orElseGet(() -> new VantagePointEvidence(
                                voter.id(), voter.domain(), VantagePointEvidence.State.SILENT, null, List.of())))
                .toList();
    }

    /** What a nameserver decided on; a vantage point that it had not heard of for too long is silent. */
    static List<VantagePointEvidence> of(List<Enrolled> voters, EvacuationEvent event, Plan plan) {
        EvidenceBoard board = EvidenceBoard.empty();
        for (Evidence evidence : event.evidence()) {
            board = board.receive(evidence, event.decided());
        }
        return event.evidence().isEmpty() ? List.of() : of(voters, board, plan, event.decided());
    }

    private static VantagePointEvidence view(HeldEvidence held, Plan plan, Instant now) {
        VantagePointEvidence.State state = held.isSilent(now, EvidenceInbox.STALE_AFTER)
                ? VantagePointEvidence.State.SILENT
                : held.evidence().blind() ? VantagePointEvidence.State.BLIND : VantagePointEvidence.State.VOTING;
        return new VantagePointEvidence(
                held.evidence().vantagePoint(),
                held.evidence().domain(),
                state,
                Math.max(0, held.age(now).toMillis()),
                endpoints(held, plan));
    }

    private static List<VantagePointEvidence.EndpointEvidence> endpoints(HeldEvidence held, Plan plan) {
        List<VantagePointEvidence.EndpointEvidence> views = new ArrayList<>();
        for (MemberPlan member : plan.members()) {
            for (Endpoint endpoint : member.endpoints()) {
                Optional.ofNullable(held.evidence().endpoints().get(endpoint))
                        .ifPresent(seen -> views.add(new VantagePointEvidence.EndpointEvidence(
                                endpoint.address(),
                                endpoint.port(),
                                member.site(),
                                seen.verdict(),
                                seen.run(),
                                seen.since(),
                                seen.reason().isEmpty() ? null : seen.reason(),
                                seen.certificateEnds().orElse(null))));
            }
        }
        return views;
    }
}
