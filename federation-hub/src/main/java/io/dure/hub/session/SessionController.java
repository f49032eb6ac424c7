package io.dure.hub.session;

import io.dure.auth.directory.DirectoryAnswer.Reason;
import io.dure.hub.problem.FieldError;
import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import io.dure.hub.session.SignIn.Outcome;
import io.dure.hub.session.local.LocalAccounts;
import io.dure.hub.told.Told;
import io.dure.hub.told.ToldKind;
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
import org.springframework.web.bind.annotation.PutMapping;
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
            @NotEmpty @Size(max = 1024) String password,
            @Nullable @Size(max = 16) String code) {
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
        Outcome outcome = signIn.attempt(
                credentials.username(),
                credentials.password(),
                credentials.code() == null ? "" : credentials.code(),
                source);
        return answer(credentials.username(), "sign-in", outcome, request, response);
    }

    record PasswordChange(
            @NotEmpty @Size(max = 255) String username,
            @NotEmpty @Size(max = 1024) String password,

            @NotEmpty @Size(min = LocalAccounts.SHORTEST_PASSWORD, max = 1024) String newPassword) {
        /** Keeps the passwords out of logs. */
        @Override
        public String toString() {
            return "PasswordChange[" + username + "]";
        }
    }

    /** Of the first administrator; everybody else changes theirs in the directory. */
    @PutMapping("/password")
    SessionBody changePassword(
            @Valid @RequestBody PasswordChange change, HttpServletRequest request, HttpServletResponse response) {
        if (change.password().equals(change.newPassword())) {
            throw new ProblemException(
                    ProblemCode.INVALID_REQUEST,
                    null,
                    new FieldError("newPassword", FieldError.Code.NOT_ALLOWED, "The password must be another one."));
        }
        String source = request.getRemoteAddr();
        Outcome outcome = change.username().equals(LocalAccounts.FIRST)
                ? signIn.changeFirst(change.password(), change.newPassword(), source)
                : new Outcome.BadCredentials(Told.of(ToldKind.NOT_THE_FIRST));
        return answer(change.username(), "change-password", outcome, request, response);
    }

    private SessionBody answer(
            String typed, String act, Outcome outcome, HttpServletRequest request, HttpServletResponse response) {
        String source = request.getRemoteAddr();
        return switch (outcome) {
            case Outcome.Succeeded succeeded -> {
                SignedIn signedIn = succeeded.signedIn();
                audit.append(signedIn.user(), source, act, null, "done");
                sessions.begin(signedIn, succeeded.id(), request, response);
                yield SessionBody.of(signedIn);
            }
            case Outcome.HeldBack held -> throw refused(typed, source, act, held.why(), code(held.reason()), null);
            case Outcome.MustChange mustChange ->
                throw refused(
                        typed,
                        source,
                        act,
                        null,
                        ProblemCode.ONE_TIME_PASSWORD,
                        "Give yourself a password by PUT /api/v1/session/password.");
            case Outcome.BadCredentials wrong ->
                throw refused(typed, source, act, wrong.why(), ProblemCode.BAD_CREDENTIALS, null);
            case Outcome.NoRole noRole ->
                throw refused(
                        noRole.login(),
                        source,
                        act,
                        null,
                        ProblemCode.NO_ROLE,
                        "Ask an administrator to add you to a group.");
            case Outcome.DirectoryUnavailable away ->
                throw refused(typed, source, act, null, ProblemCode.DIRECTORY_UNAVAILABLE, "Try again in a moment.");
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

    private static ProblemCode code(Reason reason) {
        return switch (reason) {
            case ACCOUNT_DISABLED -> ProblemCode.ACCOUNT_DISABLED;
            case ACCOUNT_EXPIRED -> ProblemCode.ACCOUNT_EXPIRED;
            case PASSWORD_EXPIRED -> ProblemCode.PASSWORD_EXPIRED;
            case PASSWORD_MUST_CHANGE -> ProblemCode.PASSWORD_MUST_CHANGE;
            case NOT_AT_THIS_TIME -> ProblemCode.NOT_AT_THIS_TIME;
            case NOT_FROM_HERE -> ProblemCode.NOT_FROM_HERE;
            case BAD_CREDENTIALS,
                    WRONG_PASSWORD,
                    EMPTY_PASSWORD,
                    INVALID_NAME,
                    AMBIGUOUS_NAME,
                    ACCOUNT_LOCKED,
                    ACCOUNT_RESTRICTED -> ProblemCode.BAD_CREDENTIALS;
        };
    }

    private ProblemException refused(
            String actor, String source, String act, @Nullable Told why, ProblemCode code, @Nullable String detail) {
        audit.appendTold(actor, source, act, why, code.word());
        return new ProblemException(code, detail);
    }
}
