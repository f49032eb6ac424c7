package io.dure.hub.live;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Processes that report. */
@RestController
class InstancesController {
    private final InstanceViews instances;

    InstancesController(InstanceViews instances) {
        this.instances = instances;
    }

    record InstanceList(List<InstanceView> instances) {}

    @GetMapping("/api/v1/instances")
    InstanceList instances(
            @RequestParam Optional<@Size(max = 255) String> service,
            @RequestParam Optional<@Size(max = 64) String> site,
            @RequestParam(defaultValue = "false") boolean hidden) {
        return new InstanceList(instances.instances(service, site, hidden));
    }
}
