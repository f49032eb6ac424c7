package io.dure.hub.scope;

import io.dure.auth.role.Scope;
import io.dure.hub.problem.ProblemCode;
import io.dure.hub.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Refuses what is asked beyond a scope, and hands the scope to who answers. What is out of scope and named by a path is not
 * there; what is named by a parameter is refused, whether there is such a thing or not.
 */
@Configuration(proxyBeanMethods = false)
class ScopeGuard implements WebMvcConfigurer, HandlerInterceptor, HandlerMethodArgumentResolver {
    static final String BINDING = ScopeGuard.class.getName() + ".binding";

    private static final String API = "/api/v1";

    private final Sights sights;

    ScopeGuard(Sights sights) {
        this.sights = sights;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns(API + "/**");
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Sight.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return sights.current();
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Binding binding = Bindings.of(request.getMethod(), pattern(request));
        request.setAttribute(BINDING, binding);
        Sights.signedIn().ifPresent(who -> {
            Scope scope = sights.scopeOf(who);
            if (binding != Binding.OPEN && !scope.isEverything()) {
                if (who.scope().equals(Scope.NOTHING)) {
                    throw new ProblemException(ProblemCode.LIVE_CHECK_NEEDED, null);
                }
                require(binding, sights.of(scope), request);
            }
        });
        return true;
    }

    private static void require(Binding binding, Sight sight, HttpServletRequest request) {
        switch (binding) {
            case ASKED -> requireAsked(sight, request);
            case SERVICE -> {
                requireService(sight, service(request));
                requireAsked(sight, request);
            }
            case WHOLE -> {
                requireService(sight, service(request));
                requireWhole(sight, service(request));
            }
            case HUB -> throw outOfScope("Your role does not hold everywhere.");
            case OPEN, OWN -> {}
        }
    }

    private static void requireAsked(Sight sight, HttpServletRequest request) {
        String site = request.getParameter("site");
        String service = request.getParameter("service");
        if ((site != null && !site.isEmpty() && !sight.site(site))
                || (service != null
                        && !service.isEmpty()
                        && !sight.scope().services().contains(service))) {
            throw outOfScope("Your role does not hold there.");
        }
    }

    private static void requireService(Sight sight, String service) {
        if (!sight.service(service)) {
            throw new ProblemException(ProblemCode.SERVICE_NOT_FOUND, null);
        }
    }

    /** @throws ProblemException {@code out-of-scope} */
    private static void requireWhole(Sight sight, String service) {
        if (!sight.whole(service)) {
            throw outOfScope("Your role does not hold at all sites of the service.");
        }
    }

    private static ProblemException outOfScope(String detail) {
        return new ProblemException(ProblemCode.OUT_OF_SCOPE, detail);
    }

    private static String service(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables
                ? String.valueOf(variables.get("id"))
                : "";
    }

    /** Of the mapping that answers, however the path was spelled. */
    private static String pattern(HttpServletRequest request) {
        String pattern = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        return pattern.startsWith(API) ? pattern.substring(API.length()) : pattern;
    }
}
