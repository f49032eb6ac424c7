package io.dure.hub.steering;

import io.dure.hub.api.Personal;
import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import io.dure.hub.scope.Scoped;
import io.dure.hub.scope.Sight;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The services and their split. */
@RestController
@RequestMapping("/api/v1/services")
class ServicesController {
    private final ServiceViews services;
    private final SplitViews splits;

    ServicesController(ServiceViews services, SplitViews splits) {
        this.services = services;
        this.splits = splits;
    }

    record ServiceList(List<ServiceView> services) implements Personal, Scoped {
        @Override
        public Optional<ServiceList> within(Sight sight) {
            return Optional.of(new ServiceList(services.stream()
                    .flatMap(service -> service.within(sight).stream())
                    .toList()));
        }

        @Override
        public ServiceList withoutPeople() {
            return new ServiceList(
                    services.stream().map(ServiceView::withoutPeople).toList());
        }
    }

    @GetMapping
    ServiceList services() {
        return new ServiceList(services.services());
    }

    @GetMapping("/{id}")
    ServiceBody service(@PathVariable String id) {
        return services.service(id).map(ServiceBody::of).orElseThrow(ServicesController::notFound);
    }

    @GetMapping("/{id}/providers")
    ServiceProviders providers(@PathVariable String id, Sight sight) {
        return services.providers(id)
                .map(providers -> providers.within(sight))
                .orElseThrow(ServicesController::notFound);
    }

    @GetMapping("/{id}/split")
    SplitView split(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String window,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        Optional<SplitView> split = switch (SplitRange.parse(window, from, to)) {
            case SplitRange.Last last -> splits.split(id, last.window());
            case SplitRange.Between between -> splits.split(id, between.from(), between.to());
        };
        return split.orElseThrow(ServicesController::notFound);
    }

    static ProblemException notFound() {
        return new ProblemException(ProblemCode.SERVICE_NOT_FOUND, null);
    }
}
