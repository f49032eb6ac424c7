package io.dure.hub.session;

import io.dure.auth.role.Role;
import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import io.dure.hub.told.Told;
import io.dure.hub.told.ToldKind;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Other people's sessions; the rules of access ask for an administrator before. */
@RestController
@RequestMapping("/api/v1/sessions")
class SessionsController {
    private static final int MOST_SHOWN = 500;

    private final Sessions sessions;
    private final Recheck recheck;
    private final SignInAudit audit;

    SessionsController(Sessions sessions, Recheck recheck, SignInAudit audit) {
        this.sessions = sessions;
        this.recheck = recheck;
        this.audit = audit;
    }

    record SessionList(
            List<ListedSession> sessions,
            int total,
            @Nullable HeldRemoval held) {}

    record ListedSession(
            String id,
            String user,
            String displayName,
            Role role,
            boolean limited,
            @Nullable String wall,
            Instant startedAt,
            Instant usedAt,
            Instant expiresAt) {}

    record HeldRemoval(Instant since, List<String> users) {}

    @GetMapping
    SessionList list() {
        List<SessionRecord> all = sessions.lasting();
        Recheck.Held held = recheck.held();
        return new SessionList(
                all.stream().limit(MOST_SHOWN).map(this::listed).toList(),
                all.size(),
                held.since() == null
                        ? null
                        : new HeldRemoval(
                                held.since(),
                                held.names().stream().limit(MOST_SHOWN).toList()));
    }

    private ListedSession listed(SessionRecord session) {
        SignedIn now = sessions.standing(session);
        return new ListedSession(
                session.shortId(),
                now.user(),
                now.displayName(),
                now.role(),
                now.limited(),
                now.wall(),
                session.startedAt(),
                session.usedAt(),
                now.expiresAt());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(
            @RequestParam @NotEmpty @Size(max = 255) String user,
            @AuthenticationPrincipal SignedIn administrator,
            HttpServletRequest request) {
        sessions.endAllOf(user);
        audit.append(administrator.user(), request.getRemoteAddr(), "end-sessions", user, "done");
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endOne(
            @PathVariable @Size(max = 64) String id,
            @AuthenticationPrincipal SignedIn administrator,
            HttpServletRequest request) {
        SessionRecord session = sessions.lasting().stream()
                .filter(each -> each.shortId().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, null));
        sessions.end(session.hash());
        audit.append(
                administrator.user(),
                request.getRemoteAddr(),
                "end-sessions",
                session.signedIn().user() + " " + id,
                "done");
    }

    /** What the directory says of those who are held back, is meant so. */
    @PostMapping("/held/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@AuthenticationPrincipal SignedIn administrator, HttpServletRequest request)
            throws InterruptedException {
        Recheck.Held held = recheck.held();
        if (held.since() == null) {
            throw new ProblemException(ProblemCode.NOTHING_TO_DO, "Nobody is held back.");
        }
        audit.appendTold(
                administrator.user(),
                request.getRemoteAddr(),
                "release-removal",
                Told.of(
                        ToldKind.REMOVAL_RELEASED,
                        "held",
                        Integer.toString(held.users().size())),
                "done");
        recheck.release();
    }
}
