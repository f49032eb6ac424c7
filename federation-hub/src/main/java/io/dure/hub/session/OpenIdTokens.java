package io.dure.hub.session;

import io.dure.auth.AuthProperties;
import io.dure.auth.OpenIdProperties;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestTemplate;

/** Takes ID tokens that the provider's own keys have signed, as its metadata name them; a MAC by the secret is not taken. */
@Component
final class OpenIdTokens implements JwtDecoderFactory<ClientRegistration> {
    private final Map<String, JwtDecoder> known = new ConcurrentHashMap<>();
    private final @Nullable OpenIdProperties properties;

    OpenIdTokens(AuthProperties properties) {
        this.properties = properties.openId();
    }

    @Override
    public JwtDecoder createDecoder(ClientRegistration registration) {
        return known.computeIfAbsent(registration.getRegistrationId(), id -> decoder(registration));
    }

    private JwtDecoder decoder(ClientRegistration registration) {
        ClientHttpRequestFactory requests = OpenIdHttp.requests(properties == null ? null : properties.caFile());
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(
                        Objects.requireNonNull(registration.getProviderDetails().getJwkSetUri()))
                .restOperations(new RestTemplate(requests))
                .build();
        decoder.setJwtValidator(new OidcIdTokenValidator(registration));
        return decoder;
    }
}
