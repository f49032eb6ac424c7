package io.dure.hub.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Tells by the cookie, or by the API token, who asks. The container's own sessions are not used: they end with the process. */
@Component
final class CookieContexts implements SecurityContextRepository {
    private final Sessions sessions;
    private final ApiTokens tokens;

    CookieContexts(Sessions sessions, ApiTokens tokens) {
        this.sessions = sessions;
        this.tokens = tokens;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new OnDemand(() -> context(request));
    }

    @Override
    @SuppressWarnings("deprecation")
    public SecurityContext loadContext(HttpRequestResponseHolder exchange) {
        return context(exchange.getRequest()).orElseGet(SecurityContextHolder::createEmptyContext);
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return context(request).isPresent();
    }

    /** Sessions begin and end by name ({@link HttpSessions}), never by the way. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    private Optional<SecurityContext> context(HttpServletRequest request) {
        if (Bearer.isShown(request)) {
            return Bearer.read(request)
                    .map(Secret::hash)
                    .flatMap(hash ->
                            tokens.use(hash).map(signedIn -> contextOf(authentication(signedIn, new TokenHash(hash)))));
        }
        return SessionCookie.read(request)
                .map(Secret::hash)
                .flatMap(hash -> sessions.use(hash).map(signedIn -> contextOf(authentication(signedIn, hash))));
    }

    /** What somebody asks by who is no browser. */
    record TokenHash(String hash) {}

    /** @param hash of the session, found again by {@link OpenSessions} */
    static Authentication authentication(SignedIn signedIn, String hash) {
        return authentication(signedIn, (Object) hash);
    }

    private static Authentication authentication(SignedIn signedIn, Object by) {
        UsernamePasswordAuthenticationToken authentication = UsernamePasswordAuthenticationToken.authenticated(
                signedIn, null, List.of(new SimpleGrantedAuthority(signedIn.authority())));
        authentication.setDetails(by);
        return authentication;
    }

    static SecurityContext contextOf(Authentication authentication) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication);
        return context;
    }

    /** The hash of the session that this is the authentication of. */
    static Optional<String> hashOf(@Nullable Authentication authentication) {
        return authentication != null
                        && authentication.getPrincipal() instanceof SignedIn
                        && authentication.getDetails() instanceof String hash
                ? Optional.of(hash)
                : Optional.empty();
    }

    /** The hash of the API token that this is the authentication of. */
    static Optional<String> tokenHashOf(@Nullable Authentication authentication) {
        return authentication != null && authentication.getDetails() instanceof TokenHash token
                ? Optional.of(token.hash())
                : Optional.empty();
    }

    /** Looks once, when somebody wants to know. */
    private static final class OnDemand implements DeferredSecurityContext {
        private final Supplier<Optional<SecurityContext>> lookUp;
        private @Nullable SecurityContext context;
        private boolean generated;

        OnDemand(Supplier<Optional<SecurityContext>> lookUp) {
            this.lookUp = lookUp;
        }

        @Override
        public SecurityContext get() {
            SecurityContext known = context;
            if (known == null) {
                Optional<SecurityContext> found = lookUp.get();
                generated = found.isEmpty();
                known = found.orElseGet(SecurityContextHolder::createEmptyContext);
                context = known;
            }
            return known;
        }

        @Override
        public boolean isGenerated() {
            get();
            return generated;
        }
    }
}
