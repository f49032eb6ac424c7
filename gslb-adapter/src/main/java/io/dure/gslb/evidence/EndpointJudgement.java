package io.dure.gslb.evidence;

import io.dure.gslb.plan.Endpoint;
import java.time.Instant;
import java.util.Optional;

/**
 * What the quorum makes of one endpoint.
 *
 * @param failedSince the earliest failing result among those that vote down, by the judge's own clock
 * @param certificateEnds the earliest end of a certificate that a voter was shown
 */
public record EndpointJudgement(
        Endpoint endpoint,
        Verdict verdict,
        Votes votes,
        Optional<Instant> failedSince,
        Optional<Instant> certificateEnds) {}
