package io.dure.hub.session;

import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Finds the session of the request that is being answered. */
@Component
public final class OpenSessions {
    private final Sessions sessions;
    private final ApiTokens tokens;

    OpenSessions(Sessions sessions, ApiTokens tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    public Optional<OpenSession> current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return CookieContexts.hashOf(authentication)
                .map(hash -> new OpenSession(() -> sessions.use(hash)))
                .or(() -> CookieContexts.tokenHashOf(authentication)
                        .map(hash -> new OpenSession(() -> tokens.use(hash))));
    }
}
