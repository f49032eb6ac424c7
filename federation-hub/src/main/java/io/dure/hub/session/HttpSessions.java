package io.dure.hub.session;

import io.dure.auth.directory.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.stereotype.Component;

/** Begins and ends the session behind the cookie. */
@Component
final class HttpSessions {
    private final Sessions sessions;
    private final SessionAuthenticationStrategy onSignIn;
    private final Clock clock;

    HttpSessions(Sessions sessions, SessionAuthenticationStrategy onSignIn, Clock clock) {
        this.sessions = sessions;
        this.onSignIn = onSignIn;
        this.clock = clock;
    }

    /** Always under a new secret, so that nobody who planted the old one shares it; the old session ends. */
    void begin(SignedIn signedIn, @Nullable UserId id, HttpServletRequest request, HttpServletResponse response) {
        endCurrent(request);
        Secret secret = sessions.begin(signedIn, id);
        SessionCookie.write(secret, request, response);
        know(signedIn, secret, request, response);
    }

    /** Of a display. */
    void beginWall(SignedIn display, String wallToken, HttpServletRequest request, HttpServletResponse response) {
        endCurrent(request);
        Secret secret = sessions.beginWall(display, wallToken);
        Duration left = Duration.between(clock.instant(), display.expiresAt());
        SessionCookie.write(secret, left, request, response);
        know(display, secret, request, response);
    }

    private void know(SignedIn signedIn, Secret secret, HttpServletRequest request, HttpServletResponse response) {
        Authentication authentication = CookieContexts.authentication(signedIn, secret.hash());
        onSignIn.onAuthentication(authentication, request, response);
        SecurityContextHolder.setContext(CookieContexts.contextOf(authentication));
    }

    void end(HttpServletRequest request, HttpServletResponse response) {
        endCurrent(request);
        forget(request, response);
    }

    /** All displays of this token, this one among them. */
    void endWall(String wallToken, HttpServletRequest request, HttpServletResponse response) {
        sessions.endWall(wallToken);
        forget(request, response);
    }

    /** All sessions of this user, wherever they were begun. */
    void endEverywhere(SignedIn signedIn, HttpServletRequest request, HttpServletResponse response) {
        sessions.endAllOf(signedIn.user());
        forget(request, response);
    }

    private void endCurrent(HttpServletRequest request) {
        SessionCookie.read(request).ifPresent(secret -> sessions.end(secret.hash()));
    }

    private static void forget(HttpServletRequest request, HttpServletResponse response) {
        SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
        SessionCookie.remove(request, response);
    }
}
