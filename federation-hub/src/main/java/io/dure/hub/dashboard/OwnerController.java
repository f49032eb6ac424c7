package io.dure.hub.dashboard;

import io.dure.hub.change.Change;
import io.dure.hub.change.Changes;
import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import io.dure.hub.session.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whose a dashboard is: given away by its owner, or by an administrator when somebody has left. */
@RestController
class OwnerController {
    private static final String ACT = "give-dashboard";

    private final DashboardAccess access;
    private final DashboardRecords records;
    private final DashboardAudit audit;
    private final Changes changes;

    OwnerController(DashboardAccess access, DashboardRecords records, DashboardAudit audit, Changes changes) {
        this.access = access;
        this.records = records;
        this.audit = audit;
        this.changes = changes;
    }

    record NewOwner(@NotBlank @Size(max = 255) String owner) {}

    /** The directory is not asked: whoever is meant may sign in for the first time tomorrow. */
    @PutMapping("/api/v1/dashboards/{id}/owner")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void give(
            @PathVariable String id,
            @Valid @RequestBody NewOwner wish,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        Caller caller = Caller.of(who, request);
        Heading heading = access.changeable(id, caller, Right.OWN, ACT).heading();
        String owner = wish.owner().strip();
        long already = records.headings().stream()
                .filter(each -> owner.equals(each.owner()) && !each.id().equals(id))
                .count();
        if (already >= NewDashboards.MOST_OF_ONE_USER) {
            throw new ProblemException(
                    ProblemCode.TOO_MANY_DASHBOARDS, owner + " has " + NewDashboards.MOST_OF_ONE_USER + " already.");
        }
        SaveResult result =
                records.give(id, owner, audit.done(caller, ACT, DashboardAudit.about(heading), heading.owner(), owner));
        if (result instanceof SaveResult.Gone) {
            throw DashboardAccess.notFound();
        }
        changes.publish(new Change.DashboardChanged(id));
    }
}
