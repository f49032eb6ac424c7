package io.dure.agent.server.jakarta;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;

/** Refuses what it is told to refuse, before any servlet sees it. */
public final class RefusingFilter implements Filter {
    /** As frameworks tell the rest of the chain who asks. */
    private static HttpServletRequest known(HttpServletRequest request) {
        String name = request.getHeader("X-User");
        return name == null
                ? request
                : new HttpServletRequestWrapper(request) {
                    @Override
                    public Principal getUserPrincipal() {
                        return () -> name;
                    }
                };
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (((HttpServletRequest) request).getHeader("X-Refuse") != null) {
            ((HttpServletResponse) response).sendError(401);
        } else {
            chain.doFilter(known((HttpServletRequest) request), response);
        }
    }
}
