package io.dure.gslb.evidence;

import io.dure.gslb.plan.Endpoint;
import java.time.Instant;

/**
 * A vantage point's view of one endpoint.
 *
 * @param verdict stands until {@code fall} failures or {@code rise} successes in a row turn it, see {@link ProbeJudge}
 * @param run how many equal results in a row, the newest included
 * @param since when that run began, by the vantage point's clock; informative, never compared across clocks
 * @param reason of the last failure (for example {@code connect-refused}, {@code timeout}, {@code status-503}), or empty
 */
public record EndpointEvidence(Endpoint endpoint, Verdict verdict, int run, Instant since, String reason) {}
