package io.dure.gslb.evidence;

import io.dure.gslb.plan.Endpoint;
import java.time.Instant;
import java.util.Optional;

/**
 * A vantage point's view of one endpoint.
 *
 * @param verdict stands until {@code fall} failures or {@code rise} successes in a row turn it, see {@link ProbeJudge}
 * @param run how many equal results in a row, the newest included
 * @param since when that run began, by the vantage point's clock; informative, never compared across clocks
 * @param reason of the last failure (for example {@code connect-refused}, {@code timeout}, {@code status-503}), or empty
 * @param certificateEnds of HTTPS: when the first certificate of the chain that was shown last ends
 */
public record EndpointEvidence(
        Endpoint endpoint, Verdict verdict, int run, Instant since, String reason, Optional<Instant> certificateEnds) {
    /** Of an endpoint that shows no certificate. */
    public EndpointEvidence(Endpoint endpoint, Verdict verdict, int run, Instant since, String reason) {
        this(endpoint, verdict, run, since, reason, Optional.empty());
    }
}
