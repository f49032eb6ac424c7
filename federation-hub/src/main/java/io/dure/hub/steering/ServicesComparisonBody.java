package io.dure.hub.steering;

import io.dure.hub.problem.ProblemCode;
import io.dure.hub.service.ServiceDifference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A document of services beside what there is, as the API writes it. */
record ServicesComparisonBody(boolean applied, boolean differs, String etag, List<Service> services) {
    record Service(
            String id,
            ServiceDifference.Action action,
            List<ServiceDifference.Key> changes,
            List<CatalogueResult.Warning> warnings,
            @Nullable Refusal refusal,
            @Nullable String proposal) {}

    record Refusal(ProblemCode code, String message) {}

    static ServicesComparisonBody of(boolean applied, String tag, List<CatalogueResult.Difference> differences) {
        return new ServicesComparisonBody(
                applied,
                differences.stream().anyMatch(one -> one.difference().action().differs()),
                tag,
                differences.stream().map(ServicesComparisonBody::service).toList());
    }

    private static Service service(CatalogueResult.Difference one) {
        return new Service(
                one.difference().id(),
                one.difference().action(),
                one.difference().changes(),
                one.warnings(),
                one.refusal()
                        .map(refusal ->
                                new Refusal(ProblemCode.valueOf(refusal.code().name()), refusal.message()))
                        .orElse(null),
                one.proposal().orElse(null));
    }
}
