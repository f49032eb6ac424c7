package io.dure.hub.session;

import io.dure.auth.role.Role;
import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import io.dure.hub.session.SignInThrottle.Admission.Refused;
import io.dure.hub.session.WallKeys.Wall;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Turns a wall token into the session of a display. */
@RestController
class WallSessionController {
    private static final String ANY_DISPLAY = "wall";

    private final WallKeys keys;
    private final SignInAttempts attempts;
    private final SignInAudit audit;
    private final HttpSessions sessions;

    WallSessionController(WallKeys keys, SignInAttempts attempts, SignInAudit audit, HttpSessions sessions) {
        this.keys = keys;
        this.attempts = attempts;
        this.audit = audit;
        this.sessions = sessions;
    }

    record WallKey(@NotEmpty @Size(max = 128) String token) {
        /** Keeps the token out of logs. */
        @Override
        public String toString() {
            return "WallKey";
        }
    }

    @PostMapping("/api/v1/session/wall")
    SessionBody open(@Valid @RequestBody WallKey key, HttpServletRequest request, HttpServletResponse response) {
        String source = request.getRemoteAddr();
        if (attempts.admitDisplay(source) instanceof Refused refused) {
            long seconds = Math.max(1, refused.retryAfter().toSeconds() + 1);
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            throw new ProblemException(ProblemCode.TOO_MANY_ATTEMPTS, "Try again in " + seconds + " seconds.");
        }
        Secret token = new Secret(key.token());
        Wall wall = keys.open(token).orElseThrow(() -> refused(source));
        attempts.displayOpened(source);
        SignedIn display = new SignedIn(
                "wall/" + wall.token(), wall.name(), Role.VIEWER, wall.expiresAt(), List.of(), wall.dashboard());
        audit.append(display.user(), source, "open-wall", wall.dashboard(), "done");
        sessions.beginWall(display, wall.token(), request, response);
        // Whoever took the token back meanwhile could not yet end this session.
        if (keys.open(token).isEmpty()) {
            sessions.endWall(wall.token(), request, response);
            throw refused(source);
        }
        return SessionBody.of(display);
    }

    private ProblemException refused(String source) {
        audit.append(ANY_DISPLAY, source, "open-wall", null, ProblemCode.INVALID_WALL_TOKEN.word());
        return new ProblemException(ProblemCode.INVALID_WALL_TOKEN, null);
    }
}
