package io.dure.gslb.evidence;

import io.dure.gslb.plan.Endpoint;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What one vantage point saw, as it serves it to the others.
 *
 * @param incarnation rises with every start of the vantage point
 * @param sequence rises whenever the vantage point takes stock, at least once a second even if nothing changed; an
 *     equal pair (incarnation, sequence) is no sign of life and a lower one is a replay
 * @param time by the vantage point's clock
 * @param blind its reference targets fail too, or its clock ran late: it abstains
 * @param nameservers what the nameserver that this vantage point hosts answers, one entry a service
 */
public record Evidence(
        String vantagePoint,
        String domain,
        long incarnation,
        long sequence,
        Instant time,
        boolean blind,
        Map<Endpoint, EndpointEvidence> endpoints,
        List<NameserverStatus> nameservers) {
    public Evidence {
        endpoints = Map.copyOf(endpoints);
        nameservers = List.copyOf(nameservers);
    }

    /** Whether this was taken after {@code other}, of the same vantage point. */
    public boolean isNewerThan(Evidence other) {
        return incarnation > other.incarnation || (incarnation == other.incarnation && sequence > other.sequence);
    }

    boolean isSameAs(Evidence other) {
        return incarnation == other.incarnation && sequence == other.sequence;
    }
}
