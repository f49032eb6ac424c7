package io.dure.hub.session;

import io.dure.hub.OpenToAll;
import io.dure.hub.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.config.annotation.web.configurers.RequestCacheConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfAuthenticationStrategy;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may ask for what. Whatever is not listed is refused. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
    private static final String CONTENT_SECURITY_POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            SecurityProblems refusals,
            ProblemWriter problems,
            SecurityContextRepository contexts,
            CookieCsrfTokenRepository csrfTokens,
            OpenIdLogin openId) {
        openId.addTo(http);
        return http.authorizeHttpRequests(SecurityConfiguration::rules)
                .csrf(csrf -> csrf.spa().csrfTokenRepository(csrfTokens).ignoringRequestMatchers(Bearer::isShown))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(SecurityConfiguration::headers)
                .securityContext(context -> context.securityContextRepository(contexts))
                .sessionManagement(container -> container.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(RequestCacheConfigurer::disable)
                .logout(LogoutConfigurer::disable)
                .addFilterAfter(new BodyLimitFilter(problems), SecurityContextHolderFilter.class)
                .build();
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll()
                .requestMatchers(OpenToAll.PATHS.toArray(String[]::new))
                .permitAll()
                .requestMatchers(HttpMethod.GET, OpenToAll.READ_PATHS.toArray(String[]::new))
                .permitAll()
                .requestMatchers(
                        "/api/v1/sessions",
                        "/api/v1/sessions/**",
                        "/api/v1/sign-in-settings",
                        "/api/v1/sign-in-settings/**")
                .hasRole("ADMINISTRATOR")
                .requestMatchers(
                        "/api/v1/enrolments", "/api/v1/enrolments/*", "/api/v1/credentials", "/api/v1/credentials/*")
                .hasRole("ADMINISTRATOR")
                // Whoever may look may let a program look; how far is a matter of the token.
                .requestMatchers("/api/v1/api-tokens", "/api/v1/api-tokens/*")
                .hasRole("VIEWER")
                .requestMatchers("/api/v1/dashboards/*/wall-tokens", "/api/v1/dashboards/*/wall-tokens/*")
                .hasRole("OPERATOR")
                .requestMatchers(HttpMethod.GET, "/api/v1/dashboards/defaults")
                .hasRole("VIEWER")
                .requestMatchers(HttpMethod.GET, WallReads.paths())
                .hasAnyRole("VIEWER", "WALL")
                .requestMatchers(HttpMethod.GET, "/api/**")
                .hasRole("VIEWER")
                .requestMatchers(HttpMethod.HEAD, "/api/**")
                .hasRole("VIEWER")
                .requestMatchers("/api/v1/services/*/proposals/*/decision")
                .hasRole("APPROVER")
                .requestMatchers("/api/v1/backup", "/api/v1/dashboards/defaults")
                .hasRole("ADMINISTRATOR")
                // Whoever may look may compare; the controller lets administrators alone apply.
                .requestMatchers(HttpMethod.PUT, "/api/v1/services.yaml")
                .hasRole("VIEWER")
                // Whoever may look may arrange what he looks at; the rest is a matter of the dashboard.
                .requestMatchers("/api/v1/dashboards", "/api/v1/dashboards/**")
                .hasRole("VIEWER")
                .requestMatchers("/api/**")
                .hasRole("OPERATOR")
                .requestMatchers("/actuator/**")
                .denyAll()
                .requestMatchers(HttpMethod.GET, "/**")
                .permitAll()
                .requestMatchers(HttpMethod.HEAD, "/**")
                .permitAll()
                .anyRequest()
                .denyAll();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
                .crossOriginOpenerPolicy(policy -> policy.policy(
                        org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter
                                .CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(policy -> policy.policy(
                        org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter
                                .CrossOriginResourcePolicy.SAME_ORIGIN));
    }

    @Bean
    RoleHierarchy roleHierarchy() {
        return RoleHierarchyImpl.withDefaultRolePrefix()
                .role("ADMINISTRATOR")
                .implies("APPROVER")
                .role("APPROVER")
                .implies("OPERATOR")
                .role("OPERATOR")
                .implies("VIEWER")
                .build();
    }

    @Bean
    CookieCsrfTokenRepository csrfTokenRepository() {
        CookieCsrfTokenRepository repository = CookieCsrfTokenRepository.withHttpOnlyFalse();
        repository.setCookieCustomizer(cookie -> cookie.path("/").sameSite("Strict"));
        return repository;
    }

    @Bean
    SessionAuthenticationStrategy sessionAuthenticationStrategy(CookieCsrfTokenRepository csrfTokens) {
        CsrfAuthenticationStrategy newToken = new CsrfAuthenticationStrategy(csrfTokens);
        // Asked for at once, so that the answer carries the cookie.
        newToken.setRequestHandler(
                (request, response, token) -> request.setAttribute(CsrfToken.class.getName(), token.get()));
        return newToken;
    }

    /** There is no other way in than the session's controller, and no default user either. */
    @Bean
    AuthenticationManager noOtherWayIn() {
        return authentication -> {
            throw new ProviderNotFoundException("sign in through the session");
        };
    }
}
