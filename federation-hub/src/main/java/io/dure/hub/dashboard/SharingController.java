package io.dure.hub.dashboard;

import io.dure.auth.role.AccessRules;
import io.dure.auth.role.GroupMatch;
import io.dure.auth.role.Role;
import io.dure.auth.role.RoleRule;
import io.dure.hub.change.Change.DashboardChanged;
import io.dure.hub.change.Changes;
import io.dure.hub.problem.FieldError;
import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import io.dure.hub.session.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** With whom a dashboard is shared. */
@RestController
@RequestMapping("/api/v1/dashboards/{id}/sharing")
class SharingController {
    private static final String ACT = "share-dashboard";

    private final DashboardAccess access;
    private final DashboardRecords records;
    private final DashboardAudit audit;
    private final AccessRules rules;
    private final Changes changes;

    SharingController(
            DashboardAccess access,
            DashboardRecords records,
            DashboardAudit audit,
            AccessRules rules,
            Changes changes) {
        this.access = access;
        this.records = records;
        this.audit = audit;
        this.rules = rules;
        this.changes = changes;
    }

    record ShareBody(
            @Nullable Role role,
            @Nullable @Size(min = 1, max = 512) String group,
            @NotNull Right right) {}

    record Change(@NotNull @Size(max = 50) List<@NotNull @Valid ShareBody> shares) {}

    record Sharing(List<Share> shares, List<String> groups) {}

    @GetMapping
    Sharing sharing(@PathVariable String id, @AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        Seen seen = access.changeable(id, Caller.of(who, request), Right.OWN, ACT);
        return new Sharing(seen.heading().shares(), groups(who));
    }

    @PutMapping
    Sharing share(
            @PathVariable String id,
            @Valid @RequestBody Change change,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        Caller caller = Caller.of(who, request);
        Seen seen = access.changeable(id, caller, Right.OWN, ACT);
        List<Share> shares = shares(change);
        SaveResult result = records.share(
                id,
                shares,
                audit.done(
                        caller,
                        ACT,
                        DashboardAudit.about(seen.heading()),
                        text(seen.heading().shares()),
                        text(shares)));
        return switch (result) {
            case SaveResult.Saved saved -> {
                changes.publish(new DashboardChanged(id));
                yield new Sharing(saved.heading().shares(), groups(who));
            }
            case SaveResult.Gone gone -> throw DashboardAccess.notFound();
            case SaveResult.Overtaken never -> throw new IllegalStateException("any version was expected");
        };
    }

    private static List<Share> shares(Change change) {
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < change.shares().size(); i++) {
            ShareBody body = change.shares().get(i);
            if (body.right() == Right.OWN) {
                throw wrong("shares." + i + ".right", FieldError.Code.NOT_ALLOWED, "One of view, edit.");
            }
            if ((body.role() == null) == (body.group() == null)) {
                throw wrong("shares." + i, FieldError.Code.NOT_ALLOWED, "Either a role or a group.");
            }
            if (body.group() != null) {
                requireGroup(body.group(), "shares." + i + ".group");
            }
            shares.add(new Share(body.role(), body.group(), body.right()));
        }
        return shares;
    }

    private static void requireGroup(String group, String field) {
        try {
            GroupMatch.of(group);
        } catch (IllegalArgumentException malformed) {
            throw wrong(field, FieldError.Code.MALFORMED, "The full DN of a group, or its SID.");
        }
    }

    private static ProblemException wrong(String field, FieldError.Code code, String message) {
        return new ProblemException(ProblemCode.INVALID_REQUEST, null, new FieldError(field, code, message));
    }

    /** One's own first, then those that give roles. */
    private List<String> groups(SignedIn who) {
        Stream<String> giving = rules.byDirectory().values().stream()
                .flatMap(each -> each.rules().stream())
                .map(RoleRule::group)
                .map(SharingController::text)
                .sorted();
        return Stream.concat(who.groups().stream(), giving).distinct().toList();
    }

    private static String text(GroupMatch group) {
        return switch (group) {
            case GroupMatch.ByName byName -> byName.name().toString();
            case GroupMatch.BySid bySid -> bySid.sid().text();
            case GroupMatch.ByClaim byClaim -> byClaim.text();
        };
    }

    private static String text(List<Share> shares) {
        return shares.isEmpty()
                ? "nobody"
                : String.join(
                        "; ",
                        shares.stream()
                                .map(share -> (share.role() == null
                                                ? share.group()
                                                : share.role().word()) + ": " + share.right())
                                .toList());
    }
}
