package io.dure.hub.session;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Finds the session of the request that is being answered. */
@Component
public final class OpenSessions {
    private final Sessions sessions;

    OpenSessions(Sessions sessions) {
        this.sessions = sessions;
    }

    public Optional<OpenSession> current() {
        return CookieContexts.hashOf(SecurityContextHolder.getContext().getAuthentication())
                .map(hash -> new OpenSession(sessions, hash));
    }
}
