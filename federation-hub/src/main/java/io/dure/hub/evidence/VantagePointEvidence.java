package io.dure.hub.evidence;

import io.dure.gslb.evidence.Verdict;
import io.dure.hub.scope.Sight;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One voter's newest word.
 *
 * @param ageMs since it arrived here; null when it never spoke
 * @param endpoints only those of the service asked for, ordered by site, address and port
 */
public record VantagePointEvidence(
        String vantagePoint,
        String domain,
        State state,
        @Nullable Long ageMs,
        List<EndpointEvidence> endpoints) {
    public VantagePointEvidence {
        endpoints = List.copyOf(endpoints);
    }

    /** The words of those that may be named, on the endpoints at the sites in scope. */
    public static List<VantagePointEvidence> within(List<VantagePointEvidence> evidence, Sight sight) {
        return evidence.stream()
                .filter(each -> sight.vantagePoint(each.vantagePoint()))
                .map(each -> new VantagePointEvidence(
                        each.vantagePoint(),
                        each.domain(),
                        each.state(),
                        each.ageMs(),
                        each.endpoints().stream()
                                .filter(endpoint -> sight.site(endpoint.site()))
                                .map(endpoint -> endpoint.within(sight))
                                .toList()))
                .toList();
    }

    /** Whether a vantage point's word counts now. */
    public enum State {
        VOTING,
        SILENT,
        BLIND
    }

    /**
     * One vantage point on one endpoint; {@code reason} of the last failure, or null.
     *
     * @param certificateEnds of HTTPS, when the first certificate that it was shown ends; else null
     */
    public record EndpointEvidence(
            String address,
            int port,
            String site,
            Verdict verdict,
            int run,
            @Nullable Instant since,
            @Nullable String reason,
            @Nullable Instant certificateEnds) {
        private EndpointEvidence within(Sight sight) {
            return sight.tells(reason)
                    ? this
                    : new EndpointEvidence(address, port, site, verdict, run, since, null, certificateEnds);
        }
    }
}
