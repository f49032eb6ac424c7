package io.dure.hub.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Finds the session of a request. */
@Component
public final class OpenSessions {
    private final SessionProperties properties;
    private final Clock clock;

    OpenSessions(SessionProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
    }

    public Optional<OpenSession> of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return session != null && authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
                ? Optional.of(new OpenSession(session, signedIn, properties.idle(), clock))
                : Optional.empty();
    }
}
