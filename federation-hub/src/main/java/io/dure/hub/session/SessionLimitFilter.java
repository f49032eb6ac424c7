package io.dure.hub.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends sessions at their absolute limit, and takes back the longer idle limit that an open stream lent. */
final class SessionLimitFilter extends OncePerRequestFilter {
    private final Clock clock;
    private final SessionProperties properties;

    SessionLimitFilter(Clock clock, SessionProperties properties) {
        this.clock = clock;
        this.properties = properties;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (session != null && authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn) {
            if (signedIn.isExpired(clock.instant())) {
                session.invalidate();
                SecurityContextHolder.clearContext();
            } else {
                session.setMaxInactiveInterval((int) properties.idle().toSeconds());
            }
        }
        chain.doFilter(request, response);
    }
}
