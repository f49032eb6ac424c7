package io.dure.hub.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Other people's sessions; the rules of access ask for an administrator before. */
@RestController
class SessionsController {
    private final Sessions sessions;
    private final SignInAudit audit;

    SessionsController(Sessions sessions, SignInAudit audit) {
        this.sessions = sessions;
        this.audit = audit;
    }

    @DeleteMapping("/api/v1/sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(
            @RequestParam @NotEmpty @Size(max = 255) String user,
            @AuthenticationPrincipal SignedIn administrator,
            HttpServletRequest request) {
        sessions.endAllOf(user);
        audit.append(administrator.user(), request.getRemoteAddr(), "end-sessions", user, "done");
    }
}
