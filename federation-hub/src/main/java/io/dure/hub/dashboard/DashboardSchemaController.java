package io.dure.hub.dashboard;

import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Publishes the schema of documents, for editors and for whoever writes dashboards by program. */
@RestController
class DashboardSchemaController {
    private final DashboardSchema schema;

    DashboardSchemaController(DashboardSchema schema) {
        this.schema = schema;
    }

    @GetMapping(
            value = "/api/v1/dashboard.schema.json",
            produces = {"application/schema+json", "application/json"})
    ResponseEntity<ObjectNode> schema() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic())
                .body(schema.schema());
    }
}
