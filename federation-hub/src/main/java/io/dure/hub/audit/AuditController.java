package io.dure.hub.audit;

import io.dure.hub.scope.Sight;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who did what. */
@RestController
class AuditController {
    private final AuditLog audit;
    private final AuditExport export;

    AuditController(AuditLog audit) {
        this.audit = audit;
        this.export = new AuditExport(audit);
    }

    @GetMapping("/api/v1/audit")
    AuditPage audit(
            @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit,
            @RequestParam Optional<@Min(0) Long> before,
            @RequestParam(required = false) @Nullable @Size(max = 255) String actor,
            @RequestParam(required = false) @Nullable @Size(max = 64) String act,
            @RequestParam(required = false) @Nullable @Size(max = 64) String outcome,
            @RequestParam(required = false) @Nullable @Size(max = 255) String object,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            Sight sight) {
        return audit.page(filter(actor, act, outcome, object, from, to), limit, before, sight);
    }

    /** All that fit, however many: page by page, so that neither side has to hold them. */
    @GetMapping("/api/v1/audit/export")
    void export(
            @RequestParam(defaultValue = "csv") @Pattern(regexp = "csv|json") String format,
            @RequestParam(required = false) @Nullable @Size(max = 255) String actor,
            @RequestParam(required = false) @Nullable @Size(max = 64) String act,
            @RequestParam(required = false) @Nullable @Size(max = 64) String outcome,
            @RequestParam(required = false) @Nullable @Size(max = 255) String object,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            Sight sight,
            HttpServletResponse response)
            throws IOException {
        boolean csv = format.equals("csv");
        AuditFilter filter = filter(actor, act, outcome, object, from, to);
        response.setContentType(csv ? "text/csv;charset=UTF-8" : "application/json;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"dure-audit." + format + "\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (csv) {
            export.csv(filter, sight, response.getOutputStream());
        } else {
            export.json(filter, sight, response.getOutputStream());
        }
    }

    private static AuditFilter filter(
            @Nullable String actor,
            @Nullable String act,
            @Nullable String outcome,
            @Nullable String object,
            @Nullable Instant from,
            @Nullable Instant to) {
        return new AuditFilter(given(actor), given(act), given(outcome), given(object), from, to);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
