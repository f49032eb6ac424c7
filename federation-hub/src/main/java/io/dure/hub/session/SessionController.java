package io.dure.hub.session;

import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import io.dure.hub.session.SignIn.Outcome;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out. */
@RestController
@RequestMapping("/api/v1/session")
class SessionController {
    private final SignIn signIn;
    private final SignInAudit audit;
    private final HttpSessions sessions;

    SessionController(SignIn signIn, SignInAudit audit, HttpSessions sessions) {
        this.signIn = signIn;
        this.audit = audit;
        this.sessions = sessions;
    }

    record Credentials(
            @NotEmpty @Size(max = 255) String username,
            @NotEmpty @Size(max = 1024) String password) {
        /** Keeps the password out of logs. */
        @Override
        public String toString() {
            return "Credentials[" + username + "]";
        }
    }

    @GetMapping
    SessionBody session(@AuthenticationPrincipal @Nullable SignedIn signedIn) {
        if (signedIn == null) {
            throw new ProblemException(ProblemCode.NOT_SIGNED_IN, null);
        }
        return SessionBody.of(signedIn);
    }

    @PostMapping
    SessionBody signIn(
            @Valid @RequestBody Credentials credentials, HttpServletRequest request, HttpServletResponse response) {
        String source = request.getRemoteAddr();
        Outcome outcome = signIn.attempt(credentials.username(), credentials.password(), source);
        return switch (outcome) {
            case Outcome.Succeeded succeeded -> {
                SignedIn signedIn = succeeded.signedIn();
                audit.append(signedIn.user(), source, "sign-in", null, "done");
                sessions.begin(signedIn, request, response);
                yield SessionBody.of(signedIn);
            }
            case Outcome.BadCredentials wrong ->
                throw refused(credentials.username(), source, wrong.why(), ProblemCode.BAD_CREDENTIALS, null);
            case Outcome.NoRole noRole ->
                throw refused(
                        noRole.login(),
                        source,
                        null,
                        ProblemCode.NO_ROLE,
                        "Ask an administrator to add you to a group.");
            case Outcome.DirectoryUnavailable away ->
                throw refused(
                        credentials.username(),
                        source,
                        null,
                        ProblemCode.DIRECTORY_UNAVAILABLE,
                        "Try again in a moment.");
            case Outcome.TooMany tooMany -> {
                long seconds = Math.max(1, tooMany.retryAfter().toSeconds() + 1);
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
                // Not audited one by one: whoever floods the door must not fill the store.
                throw new ProblemException(ProblemCode.TOO_MANY_ATTEMPTS, "Try again in " + seconds + " seconds.");
            }
        };
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(
            @RequestParam(defaultValue = "false") boolean everywhere,
            @AuthenticationPrincipal @Nullable SignedIn signedIn,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (signedIn == null) {
            sessions.end(request, response);
        } else if (everywhere && signedIn.onlyDashboard().isEmpty()) {
            sessions.endEverywhere(signedIn, request, response);
            audit.append(signedIn.user(), request.getRemoteAddr(), "sign-out-everywhere", null, "done");
        } else {
            sessions.end(request, response);
            audit.append(signedIn.user(), request.getRemoteAddr(), "sign-out", null, "done");
        }
    }

    private ProblemException refused(
            String actor, String source, @Nullable String why, ProblemCode code, @Nullable String detail) {
        audit.append(actor, source, "sign-in", why, code.word());
        return new ProblemException(code, detail);
    }
}
