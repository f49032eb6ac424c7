package io.dure.hub.dashboard;

import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import io.dure.hub.session.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Refuses displays what is not on their dashboard; the rules of access have let pass what could be on one. */
@Configuration(proxyBeanMethods = false)
class WallGuard implements WebMvcConfigurer, HandlerInterceptor {
    private static final String API = "/api/v1";

    private final WallScopes scopes;

    WallGuard(WallScopes scopes) {
        this.scopes = scopes;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(API + "/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        dashboardOfDisplay().ifPresent(dashboard -> {
            if (!scopes.permits(dashboard, pattern(request), parameters(request))) {
                throw new ProblemException(ProblemCode.FORBIDDEN, "The display shows only what is on its dashboard.");
            }
        });
        return true;
    }

    private static Optional<String> dashboardOfDisplay() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.getPrincipal() instanceof SignedIn signedIn
                ? signedIn.onlyDashboard()
                : Optional.empty();
    }

    /** Of the mapping that answers, however the path was spelled. */
    private static String pattern(HttpServletRequest request) {
        String pattern = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        return pattern.startsWith(API) ? pattern.substring(API.length()) : pattern;
    }

    /** The first of each, which is the one that controllers take. */
    private static Map<String, String> parameters(HttpServletRequest request) {
        Map<String, String> first = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> first.put(name, values.length == 0 ? "" : values[0]));
        return first;
    }
}
