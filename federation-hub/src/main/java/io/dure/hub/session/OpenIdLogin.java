package io.dure.hub.session;

import io.dure.auth.AuthProperties;
import io.dure.auth.OpenIdProperties;
import io.dure.auth.role.AccessRules;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** The second way in, by OpenID Connect: code flow with PKCE; the provider's tokens are used once and kept nowhere. */
@Component
final class OpenIdLogin {
    private static final String BASE = "/oauth2/authorization";
    /** Where a browser begins. */
    static final String BEGIN = BASE + '/' + OpenIdClients.ID;

    private final @Nullable OpenIdProperties properties;
    private final AccessRules rules;
    private final HttpSessions sessions;
    private final SignInAudit audit;
    private final SessionProperties limits;
    private final Clock clock;

    OpenIdLogin(
            AuthProperties properties,
            AccessRules rules,
            HttpSessions sessions,
            SignInAudit audit,
            SessionProperties limits,
            Clock clock) {
        this.properties = properties.openId();
        this.rules = rules;
        this.sessions = sessions;
        this.audit = audit;
        this.limits = limits;
        this.clock = clock;
    }

    /** Adds it where it is configured. */
    void addTo(HttpSecurity http) {
        if (properties == null) {
            return;
        }
        ClientHttpRequestFactory requests = OpenIdHttp.requests(properties.caFile());
        OpenIdClients clients = new OpenIdClients(
                properties, RestClient.builder().requestFactory(requests).build());
        DefaultOAuth2AuthorizationRequestResolver resolver =
                new DefaultOAuth2AuthorizationRequestResolver(clients, BASE);
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        OpenIdArrival arrival = new OpenIdArrival(properties, rules, sessions, audit, limits, clock);
        http.oauth2Login(login -> login.loginPage("/sign-in")
                .clientRegistrationRepository(clients)
                .authorizedClientRepository(new NoTokens())
                .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(resolver)
                        .authorizationRequestRepository(new PendingSignIns(clock)))
                .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(tokens(requests)))
                .userInfoEndpoint(endpoint -> endpoint.oidcUserService(users(requests)))
                .successHandler(arrival)
                .failureHandler(arrival)
                .withObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                    // A provider that is away is no failure of the hub's.
                    @Override
                    public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
                        filter.setAuthenticationFailureHandler(arrival);
                        return filter;
                    }
                }));
    }

    private static RestClientAuthorizationCodeTokenResponseClient tokens(ClientHttpRequestFactory requests) {
        RestClientAuthorizationCodeTokenResponseClient client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }

    private static OidcUserService users(ClientHttpRequestFactory requests) {
        RestTemplate rest = new RestTemplate(requests);
        rest.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        DefaultOAuth2UserService plain = new DefaultOAuth2UserService();
        plain.setRestOperations(rest);
        OidcUserService users = new OidcUserService();
        users.setOauth2UserService(plain);
        return users;
    }

    /** Nothing is asked of the provider afterwards. */
    private static final class NoTokens implements OAuth2AuthorizedClientRepository {
        @Override
        @SuppressWarnings("TypeParameterUnusedInFormals") // as the interface has it
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String id, Authentication principal, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {}

        @Override
        public void removeAuthorizedClient(
                String id, Authentication principal, HttpServletRequest request, HttpServletResponse response) {}
    }
}
