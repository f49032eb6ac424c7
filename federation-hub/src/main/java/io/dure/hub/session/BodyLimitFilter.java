package io.dure.hub.session;

import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses bodies before a byte of them is read. Only dashboards and all services together come near the limit, and have a wider one. */
final class BodyLimitFilter extends OncePerRequestFilter {
    static final int LIMIT_BYTES = 64 * 1024;
    static final int DASHBOARD_LIMIT_BYTES = 1024 * 1024;

    private static final String DASHBOARDS = "/api/v1/dashboards";
    private static final String SERVICES = "/api/v1/services.yaml";

    private static final String SIGN_IN_SETTINGS = "/api/v1/sign-in-settings";

    private final ProblemWriter problems;

    BodyLimitFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String uri = request.getRequestURI();
        boolean wide = uri.startsWith(DASHBOARDS) || uri.equals(SERVICES) || uri.startsWith(SIGN_IN_SETTINGS);
        int limit = wide ? DASHBOARD_LIMIT_BYTES : LIMIT_BYTES;
        if (request.getContentLengthLong() > limit) {
            problems.write(response, ProblemCode.PAYLOAD_TOO_LARGE, "At most " + limit + " bytes are read.");
        } else if (request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") != null) {
            problems.write(response, ProblemCode.LENGTH_REQUIRED, null);
        } else {
            chain.doFilter(request, response);
        }
    }
}
