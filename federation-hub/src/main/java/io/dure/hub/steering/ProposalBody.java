package io.dure.hub.steering;

import io.dure.hub.drill.Drill;
import io.dure.hub.failover.Proposal;
import io.dure.hub.failover.Proposal.Decision;
import io.dure.hub.service.ServiceDifference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A planned act that waits for a second person, or waited, as the API writes it.
 *
 * @param site null of weights
 * @param weights null of all but weights
 * @param until end of an evacuation; null: none
 * @param limits of a drill, else null
 * @param changes of a definition, by key of the services document; else null
 * @param decidedBy null while pending, and where it expired
 */
public record ProposalBody(
        String id,
        String service,
        Proposal.Kind kind,
        @Nullable String site,
        @Nullable Map<String, Integer> weights,
        @Nullable Instant until,
        Drill.@Nullable Limits limits,
        @Nullable Long stayMs,
        @Nullable List<ServiceDifference.Key> changes,
        String reason,
        String proposedBy,
        Instant proposedAt,
        Instant expiresAt,
        Proposal.State state,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason) {

    static ProposalBody of(String service, Proposal proposal) {
        return new ProposalBody(
                proposal.id(),
                service,
                proposal.kind(),
                proposal.site().orElse(null),
                proposal.kind() == Proposal.Kind.WEIGHTS ? new TreeMap<>(proposal.weights()) : null,
                proposal.until().orElse(null),
                proposal.drill()
                        .map(plan ->
                                new Drill.Limits(plan.errorRate(), plan.p95().toNanos() / 1e6))
                        .orElse(null),
                proposal.drill().map(plan -> plan.stay().toMillis()).orElse(null),
                proposal.definition().map(ProposalBody::changes).orElse(null),
                proposal.reason(),
                proposal.proposedBy(),
                proposal.proposedAt(),
                proposal.expiresAt(),
                proposal.state(),
                proposal.decision().map(Decision::by).orElse(null),
                decidedAt(proposal),
                proposal.decision().map(Decision::reason).orElse(null));
    }

    private static List<ServiceDifference.Key> changes(Proposal.DefinitionChange definition) {
        return ServiceDifference.between(List.of(definition.before()), List.of(definition.next()), false).stream()
                .flatMap(difference -> difference.changes().stream())
                .toList();
    }

    private static @Nullable Instant decidedAt(Proposal proposal) {
        Instant expired = proposal.state() == Proposal.State.EXPIRED ? proposal.expiresAt() : null;
        return proposal.decision().map(Decision::at).orElse(expired);
    }
}
