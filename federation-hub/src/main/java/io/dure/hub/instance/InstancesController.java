package io.dure.hub.instance;

import io.dure.hub.ledger.LifeKey;
import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import io.dure.hub.scope.Sight;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Processes that report, or once did. */
@RestController
class InstancesController {
    private final Instances instances;

    InstancesController(Instances instances) {
        this.instances = instances;
    }

    @GetMapping("/api/v1/instances")
    InstanceList instances(
            @RequestParam Optional<@Size(max = 255) String> service,
            @RequestParam Optional<@Size(max = 64) String> site,
            @RequestParam(defaultValue = "") @Size(max = 255) String q,
            @RequestParam(defaultValue = "false") boolean hidden,
            @RequestParam(defaultValue = "2000") @Min(1) @Max(20_000) int limit,
            Sight sight) {
        return instances.list(new InstanceFilter(service, site, InstanceFilter.words(q), hidden, limit, sight.scope()));
    }

    @GetMapping("/api/v1/instances/life")
    InstanceLife life(
            @RequestParam @Size(max = 64) String site,
            @RequestParam @Size(max = 255) String service,
            @RequestParam @Size(max = 255) String instance,
            @RequestParam @DateTimeFormat(iso = ISO.DATE_TIME) Optional<Instant> startedAt,
            Sight sight) {
        long start = startedAt.map(Instant::toEpochMilli).orElse(0L);
        return instances
                .life(new LifeKey(site, service, instance, start))
                .filter(life -> sight.covers(site, service))
                .orElseThrow(() -> new ProblemException(ProblemCode.INSTANCE_NOT_FOUND, null));
    }
}
