package io.dure.hub.api;

import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.Mode;
import io.dure.hub.failover.MemberDefinition;
import io.dure.hub.failover.ServiceDefinition;
import io.dure.hub.service.ServiceDifference;
import io.dure.hub.service.ServicesTag;
import io.dure.hub.steering.Actor;
import io.dure.hub.steering.CatalogueResult;
import io.dure.hub.steering.CatalogueWish;
import io.dure.hub.steering.Rejection;
import io.dure.hub.steering.ServiceCatalogue;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Services that are changed as wished, but for one of the name {@code refused}. */
final class FakeCatalogue implements ServiceCatalogue {
    private volatile List<ServiceDefinition> services = List.of(portal());
    volatile String lastActor = "";

    void reset() {
        services = List.of(portal());
        lastActor = "";
    }

    private static ServiceDefinition portal() {
        return ServiceDefinition.weighted(
                "portal",
                "portal.egov.test",
                Duration.ofSeconds(5),
                Mode.AUTOMATIC,
                Set.of("private", "public", "third"),
                new Check("/health", "portal.egov.test", 200, Duration.ofSeconds(2), Duration.ofSeconds(1), 2, 3),
                List.of(
                        new MemberDefinition("private", 30, 1, List.of(new Endpoint("127.0.1.21", 8000))),
                        new MemberDefinition("public", 70, 1, List.of(new Endpoint("127.0.2.21", 8000)))));
    }

    @Override
    public List<ServiceDefinition> services() {
        return services;
    }

    @Override
    public CatalogueResult compare(CatalogueWish wish) {
        String tag = ServicesTag.of(services);
        if (wish.expected().filter(expected -> !expected.equals(tag)).isPresent()) {
            return new CatalogueResult.Changed(tag);
        }
        return new CatalogueResult.Compared(
                tag,
                ServiceDifference.between(services, wish.services(), wish.remove()).stream()
                        .map(FakeCatalogue::difference)
                        .toList());
    }

    private static CatalogueResult.Difference difference(ServiceDifference difference) {
        return new CatalogueResult.Difference(
                difference,
                difference.action().differs() ? List.of(CatalogueResult.Warning.SINGLE_MEMBER) : List.of(),
                difference.id().equals("refused")
                        ? Optional.of(new CatalogueResult.Refusal(Rejection.FROZEN, "the service is frozen"))
                        : Optional.empty(),
                Set.of(),
                Optional.empty());
    }

    @Override
    public CatalogueResult apply(Actor actor, CatalogueWish wish) {
        lastActor = actor.user() + "@" + actor.source() + " " + wish.reason();
        CatalogueResult compared = compare(wish);
        if (compared instanceof CatalogueResult.Compared(var tag, var differences)
                && differences.stream().allMatch(one -> one.refusal().isEmpty())) {
            services = wish.services().stream()
                    .sorted(Comparator.comparing(ServiceDefinition::id))
                    .toList();
            return new CatalogueResult.Applied(ServicesTag.of(services), differences);
        }
        return compared;
    }
}
