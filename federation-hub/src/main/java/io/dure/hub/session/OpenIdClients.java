package io.dure.hub.session;

import io.dure.auth.OpenIdProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.web.client.RestClient;

/** Knows the one provider, whose metadata are asked for when somebody first comes: a provider that is away stops no hub. */
final class OpenIdClients implements ClientRegistrationRepository {
    static final String ID = "company";

    private static final String METADATA = "/.well-known/openid-configuration";

    private final OpenIdProperties properties;
    private final String secret;
    private final RestClient rest;
    private final Lock discovering = new ReentrantLock();
    private volatile @Nullable ClientRegistration known;

    OpenIdClients(OpenIdProperties properties, RestClient rest) {
        this.properties = properties;
        this.secret = secret(properties);
        this.rest = rest;
    }

    @Override
    public @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!id.equals(ID)) {
            return null;
        }
        ClientRegistration registration = known;
        if (registration == null) {
            discovering.lock();
            try {
                registration = known == null ? discovered() : known;
                known = registration;
            } finally {
                discovering.unlock();
            }
        }
        return registration;
    }

    private ClientRegistration discovered() {
        String issuer = properties.issuerUri().toString();
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        Map<String, Object> metadata =
                rest.get().uri(base + METADATA).retrieve().body(new ParameterizedTypeReference<>() {});
        if (metadata == null || !issuer.equals(String.valueOf(metadata.get("issuer")))) {
            throw new IllegalStateException("the metadata at " + base + METADATA + " are another issuer's");
        }
        return ClientRegistrations.fromOidcConfiguration(metadata)
                .registrationId(ID)
                .clientName(properties.label())
                .clientId(properties.client())
                .clientSecret(secret)
                .scope(properties.scopes())
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .userNameAttributeName("sub")
                .build();
    }

    private static String secret(OpenIdProperties properties) {
        try {
            String secret = Files.readString(properties.secretFile()).strip();
            if (secret.isEmpty()) {
                throw new IllegalArgumentException(
                        "dure.auth.open-id.client-secret-file: " + properties.secretFile() + " is empty");
            }
            return secret;
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    "dure.auth.open-id.client-secret-file: cannot read " + properties.secretFile(), unreadable);
        }
    }
}
