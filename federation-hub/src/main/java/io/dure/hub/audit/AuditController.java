package io.dure.hub.audit;

import io.dure.hub.scope.Sight;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who did what. */
@RestController
class AuditController {
    private final AuditLog audit;

    AuditController(AuditLog audit) {
        this.audit = audit;
    }

    @GetMapping("/api/v1/audit")
    AuditPage audit(
            @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit,
            @RequestParam Optional<@Min(0) Long> before,
            Sight sight) {
        return audit.page(limit, before, sight);
    }
}
