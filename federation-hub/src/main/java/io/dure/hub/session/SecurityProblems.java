package io.dure.hub.session;

import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** The filters' refusals in the API's words. */
@Component
final class SecurityProblems implements AuthenticationEntryPoint, AccessDeniedHandler {
    private final ProblemWriter problems;

    SecurityProblems(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
            throws IOException {
        problems.write(
                response, Bearer.isShown(request) ? ProblemCode.INVALID_API_TOKEN : ProblemCode.NOT_SIGNED_IN, null);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        if (!(refused instanceof CsrfException)) {
            problems.write(response, isLimited() ? ProblemCode.LIVE_CHECK_NEEDED : ProblemCode.FORBIDDEN, null);
        } else if (isSignedIn() || request.getRequestURI().equals("/api/v1/session")) {
            problems.write(response, ProblemCode.INVALID_CSRF_TOKEN, null);
        } else {
            // The missing session matters more to the client than the missing header.
            problems.write(response, ProblemCode.NOT_SIGNED_IN, null);
        }
    }

    private static boolean isLimited() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getPrincipal() instanceof SignedIn signedIn
                && signedIn.limited();
    }

    private static boolean isSignedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn;
    }
}
