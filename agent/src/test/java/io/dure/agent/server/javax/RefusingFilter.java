package io.dure.agent.server.javax;

import java.io.IOException;
import java.security.Principal;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;
import javax.servlet.http.HttpServletResponse;

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
