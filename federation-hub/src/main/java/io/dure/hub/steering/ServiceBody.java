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

    /** Where not all sites are in scope only what is told by, of and at those that are, and by witnesses. */
    @Override
    public Optional<ServiceBody> within(Sight sight) {
        return service.within(sight)
                .map(seen -> sight.allSites()
                        ? this
                        : new ServiceBody(
                                seen,
                                domains.stream().filter(sight::domain).toList(),
                                check,
                                VantagePointEvidence.within(evidence, sight),
                                votes.stream()
                                        .filter(vote -> sight.site(vote.site()))
                                        .toList(),
                                nameservers.stream()
                                        .filter(nameserver -> sight.vantagePoint(nameserver.id()))
                                        .map(nameserver -> nameserver.within(sight))
                                        .toList()));
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
