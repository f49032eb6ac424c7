package io.dure.gslb.evidence;

import io.dure.gslb.plan.Endpoint;
import java.time.Instant;
import java.util.Map;

/**
 * What one vantage point saw, as it serves it to the others.
 *
 * @param incarnation rises with every start of the vantage point
 * @param sequence rises with every change within an incarnation; a lower pair is a replay
 * @param time by the vantage point's clock
 * @param blind its reference targets fail too, or its clock ran late: it abstains
 */
public record Evidence(
        String vantagePoint,
        String domain,
        long incarnation,
        long sequence,
        Instant time,
        boolean blind,
        Map<Endpoint, EndpointEvidence> endpoints) {
    public Evidence {
        endpoints = Map.copyOf(endpoints);
    }
}
