package io.dure.auth;

import io.dure.auth.role.RoleRules;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A second way in, by OpenID Connect (authorization code flow with PKCE).
 *
 * @param label what the sign-in page calls it
 * @param issuer whose metadata are found at {@code .well-known/openid-configuration}
 * @param clientId how the issuer knows this hub
 * @param clientSecretFile its first line is the secret
 * @param caFile certificates (PEM) that vouch for the issuer; by default those of the platform
 * @param scopes to ask for
 * @param groupsClaim claim with the names of the user's groups
 * @param loginClaim claim with the login name
 * @param roles by group as the claim spells it; the first one that fits decides
 */
public record OpenIdProperties(
        @DefaultValue("OpenID") String label,
        @Nullable URI issuer,
        @Nullable String clientId,
        @Nullable Path clientSecretFile,
        @Nullable Path caFile,
        @DefaultValue({"openid", "profile"}) List<String> scopes,
        @DefaultValue("groups") String groupsClaim,
        @DefaultValue("preferred_username") String loginClaim,
        @Nullable List<OpenIdRole> roles) {
    /** What stands for the name of a directory, which no directory can have. */
    public static final String DIRECTORY = "openid:";

    public OpenIdProperties {
        scopes = List.copyOf(scopes);
        roles = roles == null ? List.of() : List.copyOf(roles);
        require(issuer != null, "issuer is missing");
        require(clientId != null, "client-id is missing");
        require(clientSecretFile != null, "client-secret-file is missing");
        require(!roles.isEmpty(), "roles is missing: nobody could do anything");
        require(scopes.contains("openid"), "scopes: needs openid");
        require(
                "https".equals(Objects.requireNonNull(issuer).getScheme()) || isThisMachine(issuer),
                "issuer: needs https: whoever is in between could sign in as anybody");
    }

    public URI issuerUri() {
        return Objects.requireNonNull(issuer);
    }

    public String client() {
        return Objects.requireNonNull(clientId);
    }

    public Path secretFile() {
        return Objects.requireNonNull(clientSecretFile);
    }

    public RoleRules rules() {
        return new RoleRules(
                Objects.requireNonNull(roles).stream().map(OpenIdRole::rule).toList());
    }

    private static boolean isThisMachine(URI url) {
        String host = String.valueOf(url.getHost());
        return "http".equals(url.getScheme()) && (host.equals("localhost") || host.matches("127(\\.\\d{1,3}){3}"));
    }

    private static void require(boolean right, String message) {
        if (!right) {
            throw new IllegalArgumentException("dure.auth.open-id." + message);
        }
    }
}
