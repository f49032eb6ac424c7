package io.dure.hub.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Begins and ends the session behind the cookie. */
@Component
final class HttpSessions {
    private final SecurityContextRepository contexts;
    private final SessionAuthenticationStrategy onSignIn;
    private final SessionProperties properties;

    HttpSessions(
            SecurityContextRepository contexts, SessionAuthenticationStrategy onSignIn, SessionProperties properties) {
        this.contexts = contexts;
        this.onSignIn = onSignIn;
        this.properties = properties;
    }

    /** A session that existed before gets a new id, so that nobody who planted the old one shares it. */
    void begin(SignedIn signedIn, HttpServletRequest request, HttpServletResponse response) {
        Authentication authentication = UsernamePasswordAuthenticationToken.authenticated(
                signedIn,
                null,
                List.of(new SimpleGrantedAuthority("ROLE_" + signedIn.role().name())));
        request.getSession(true).setMaxInactiveInterval((int) properties.idle().toSeconds());
        onSignIn.onAuthentication(authentication, request, response);
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
    }

    void end(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContext empty = SecurityContextHolder.createEmptyContext();
        SecurityContextHolder.setContext(empty);
        contexts.saveContext(empty, request, response);
    }
}
