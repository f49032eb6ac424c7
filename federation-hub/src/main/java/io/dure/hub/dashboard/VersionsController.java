package io.dure.hub.dashboard;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.dure.hub.session.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a dashboard was before; for those who may edit it, since what was taken out may not be for the others. */
@RestController
@RequestMapping("/api/v1/dashboards/{id}/versions")
class VersionsController {
    private static final String ACT = "read-versions";

    private final DashboardAccess access;
    private final DashboardRecords records;

    VersionsController(DashboardAccess access, DashboardRecords records) {
        this.access = access;
        this.records = records;
    }

    record VersionSummary(long version, Instant at, String by, String name) {}

    record VersionList(List<VersionSummary> versions) {}

    record VersionBody(
            long version,
            Instant at,
            String by,
            @JsonRawValue String document) {}

    @GetMapping
    VersionList versions(@PathVariable String id, @AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        access.changeable(id, Caller.of(who, request), Right.EDIT, ACT);
        return new VersionList(records.versions(id).stream()
                .map(each -> new VersionSummary(
                        each.version(), each.at(), each.by(), each.document().name()))
                .toList());
    }

    @GetMapping("/{version}")
    VersionBody version(
            @PathVariable String id,
            @PathVariable @Min(1) long version,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        access.changeable(id, Caller.of(who, request), Right.EDIT, ACT);
        return records.version(id, version)
                .map(each -> new VersionBody(
                        each.version(), each.at(), each.by(), each.document().json()))
                .orElseThrow(DashboardAccess::notFound);
    }
}
