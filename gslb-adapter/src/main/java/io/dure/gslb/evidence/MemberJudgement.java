package io.dure.gslb.evidence;

import io.dure.gslb.plan.Endpoint;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the quorum makes of one member.
 *
 * @param verdict DOWN when fewer than the minimum of its endpoints are not down by quorum, UP when at least the minimum
 *     are up by quorum, else UNKNOWN
 * @param votes of the endpoint that tips the verdict: down reaches needed exactly when the member is down, up when up
 * @param failedSince the earliest failing result behind its endpoints that are down, by the judge's own clock
 */
public record MemberJudgement(
        String site, Verdict verdict, Votes votes, List<EndpointJudgement> endpoints, Optional<Instant> failedSince) {
    public MemberJudgement {
        endpoints = List.copyOf(endpoints);
    }

    /** Those not down by quorum; may be empty. */
    public List<Endpoint> remaining() {
        return endpoints.stream()
                .filter(endpoint -> endpoint.verdict() != Verdict.DOWN)
                .map(EndpointJudgement::endpoint)
                .toList();
    }
}
