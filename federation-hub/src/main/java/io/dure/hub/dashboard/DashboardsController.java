package io.dure.hub.dashboard;

import io.dure.auth.role.Role;
import io.dure.hub.audit.AuditEntry;
import io.dure.hub.change.Change;
import io.dure.hub.change.Changes;
import io.dure.hub.problem.CurrentVersion;
import io.dure.hub.problem.FieldError;
import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import io.dure.hub.session.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Dashboards, looked at and saved. */
@RestController
@RequestMapping("/api/v1/dashboards")
class DashboardsController {
    private final Catalogue catalogue;
    private final FileDashboards files;
    private final DashboardAccess access;
    private final DashboardRecords records;
    private final NewDashboards fresh;
    private final DocumentReader reader;
    private final DashboardAudit audit;
    private final Walls walls;
    private final Changes changes;

    DashboardsController(
            Catalogue catalogue,
            FileDashboards files,
            DashboardAccess access,
            DashboardRecords records,
            NewDashboards fresh,
            DocumentReader reader,
            DashboardAudit audit,
            Walls walls,
            Changes changes) {
        this.catalogue = catalogue;
        this.files = files;
        this.access = access;
        this.records = records;
        this.fresh = fresh;
        this.reader = reader;
        this.audit = audit;
        this.walls = walls;
        this.changes = changes;
    }

    @GetMapping
    DashboardSummary.Page list(
            @RequestParam(required = false) @Nullable String language,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String accepted,
            @AuthenticationPrincipal SignedIn who) {
        List<DashboardSummary> dashboards = catalogue.list(who, Language.of(language, accepted)).stream()
                .map(DashboardSummary::of)
                .toList();
        List<DashboardSummary.FileProblem> problems = !who.isEverywhere(Role.ADMINISTRATOR)
                ? List.of()
                : files.problems().entrySet().stream()
                        .map(each -> new DashboardSummary.FileProblem(
                                each.getKey(), each.getValue().detail()))
                        .toList();
        return new DashboardSummary.Page(dashboards, problems);
    }

    @PostMapping
    ResponseEntity<DashboardBody> create(
            @RequestBody JsonNode document, @AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        return DashboardBody.created(fresh.create(Caller.of(who, request), "create-dashboard", valid(document)));
    }

    @GetMapping("/{id}")
    ResponseEntity<DashboardBody> dashboard(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String language,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String accepted,
            @AuthenticationPrincipal SignedIn who) {
        return DashboardBody.answer(access.seen(id, who, Language.of(language, accepted)));
    }

    @PutMapping("/{id}")
    ResponseEntity<DashboardBody> save(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody JsonNode document,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        Caller caller = Caller.of(who, request);
        Seen seen = access.changeable(id, caller, Right.EDIT, "save-dashboard");
        Expected expected = IfMatch.required(ifMatch);
        Document valid = valid(document);
        AuditEntry entry = audit.done(caller, "save-dashboard", DashboardAudit.about(seen.heading()), null, null);
        Heading saved = heading(records.save(id, expected, valid, entry));
        changes.publish(new Change.DashboardChanged(id));
        return DashboardBody.answer(new Seen(new Dashboard(saved, valid), seen.right()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        Caller caller = Caller.of(who, request);
        Seen seen = access.changeable(id, caller, Right.OWN, "delete-dashboard");
        AuditEntry entry = audit.done(
                caller,
                "delete-dashboard",
                DashboardAudit.about(seen.heading()),
                Long.toString(seen.heading().version()),
                null);
        List<WallToken> tokens = records.wallTokens(id);
        heading(records.delete(id, IfMatch.optional(ifMatch), entry));
        tokens.forEach(walls::signOut);
        changes.publish(new Change.DashboardChanged(id));
    }

    @PostMapping("/{id}/copy")
    ResponseEntity<DashboardBody> copy(
            @PathVariable String id,
            @RequestBody CopyBody copy,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String accepted,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        Document original = access.seen(id, who, Language.of(copy.language(), accepted))
                .dashboard()
                .document();
        Document document = copy.name() == null ? original : valid(reader.renamed(original, copy.name()));
        return DashboardBody.created(fresh.create(Caller.of(who, request), "copy-dashboard", document));
    }

    record CopyBody(@Nullable String name, @Nullable String language) {}

    private Document valid(JsonNode document) {
        return switch (reader.read(document)) {
            case Reading.Valid valid -> valid.document();
            case Reading.Invalid invalid ->
                throw new ProblemException(
                        ProblemCode.INVALID_DASHBOARD, null, invalid.errors().toArray(FieldError[]::new));
        };
    }

    private static Heading heading(SaveResult result) {
        return switch (result) {
            case SaveResult.Saved saved -> saved.heading();
            case SaveResult.Gone gone -> throw DashboardAccess.notFound();
            case SaveResult.Overtaken overtaken ->
                throw new ProblemException(
                        ProblemCode.DASHBOARD_CHANGED,
                        "Version " + overtaken.current().version() + " is there now.",
                        new CurrentVersion(
                                overtaken.current().version(),
                                overtaken.current().updatedBy(),
                                overtaken.current().updatedAt()));
        };
    }
}
