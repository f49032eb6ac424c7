package io.dure.hub.steering;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dure.gslb.plan.Check;
import io.dure.hub.api.Personal;
import io.dure.hub.evidence.VantagePointEvidence;
import io.dure.hub.scope.Scoped;
import io.dure.hub.scope.Sight;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A service with its details as the API writes it: one flat object, durations in milliseconds. */
public record ServiceBody(
        @JsonUnwrapped ServiceView service,
        List<String> domains,
        CheckBody check,
        List<VantagePointEvidence> evidence,
        List<ServiceDetail.Vote> votes,
        List<ServiceDetail.NameserverView> nameservers)
        implements Personal, Scoped {

    public static ServiceBody of(ServiceDetail detail) {
        return new ServiceBody(
                detail.service(),
                detail.domains(),
                CheckBody.of(detail.check()),
                detail.evidence(),
                detail.votes(),
                detail.nameservers());
    }

    @Override
    public ServiceBody withoutPeople() {
        return new ServiceBody(service.withoutPeople(), domains, check, evidence, votes, nameservers);
    }

    /** Without domains, vantage points and nameservers where not all sites are in scope: they are those of all. */
    @Override
    public Optional<ServiceBody> within(Sight sight) {
        return service.within(sight)
                .map(seen -> sight.allSites()
                        ? this
                        : new ServiceBody(
                                seen,
                                List.of(),
                                check,
                                List.of(),
                                votes.stream()
                                        .filter(vote -> sight.site(vote.site()))
                                        .toList(),
                                List.of()));
    }

    /** How vantage points probe. */
    public record CheckBody(
            String kind,
            String path,
            String host,
            int status,
            @Nullable String body,
            long certificateWarningMs,
            long intervalMs,
            long timeoutMs,
            int fall,
            int rise) {
        static CheckBody of(Check check) {
            return new CheckBody(
                    check.kind().code(),
                    check.path(),
                    check.host(),
                    check.expectedStatus(),
                    check.body().orElse(null),
                    check.certificateWarning().toMillis(),
                    check.interval().toMillis(),
                    check.timeout().toMillis(),
                    check.fall(),
                    check.rise());
        }
    }
}
