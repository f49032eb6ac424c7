package io.dure.openid;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** A company's own provider: Spring's authorization server, which asks its users for a password by HTTP's basic scheme. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class OpenIdProvider {
    public static final String CLIENT = "dure";
    public static final String CLIENT_SECRET = "secret-of-the-hub";

    /** For whom it gives out tokens that nobody may take, each wrong in one thing. */
    public static final String WRONG_NONCE = "nonce";

    public static final String WRONG_ISSUER = "issuer";
    public static final String WRONG_AUDIENCE = "audience";
    public static final String EXPIRED = "expired";
    public static final String WRONG_KEY = "key";

    private static final List<String> OPERATORS = List.of("dure-operators", "others");
    private static final Map<String, List<String>> GROUPS = Map.of(
            "kim",
            OPERATORS,
            "lee",
            List.of("others"),
            WRONG_NONCE,
            OPERATORS,
            WRONG_ISSUER,
            OPERATORS,
            WRONG_AUDIENCE,
            OPERATORS,
            EXPIRED,
            OPERATORS,
            WRONG_KEY,
            OPERATORS);
    private static final Map<String, String> NAMES = Map.of("kim", "김철수", "lee", "이영희");

    @Bean
    SecurityFilterChain provider(HttpSecurity http) {
        return http.with(new OAuth2AuthorizationServerConfigurer(), server -> server.oidc(Customizer.withDefaults()))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                // The endpoint comes before the filter that reads the password: it looks for a session.
                .httpBasic(basic -> basic.securityContextRepository(new HttpSessionSecurityContextRepository()))
                .csrf(csrf -> csrf.ignoringRequestMatchers("/oauth2/**"))
                .build();
    }

    @Bean
    UserDetailsService users() {
        return new InMemoryUserDetailsManager(GROUPS.keySet().stream()
                .map(name -> User.withUsername(name)
                        .password("{noop}right")
                        .roles("USER")
                        .build())
                .toList());
    }

    @Bean
    RegisteredClientRepository clients() {
        return new InMemoryRegisteredClientRepository(RegisteredClient.withId("1")
                .clientId(CLIENT)
                .clientSecret("{noop}" + CLIENT_SECRET)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .redirectUri("http://127.0.0.1/login/oauth2/code/company")
                .scope("openid")
                .scope("profile")
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(true)
                        .requireAuthorizationConsent(false)
                        .build())
                .build());
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims() {
        return context -> {
            if (context.getTokenType().getValue().equals(OidcParameterNames.ID_TOKEN)) {
                Authentication principal = context.getPrincipal();
                String user = Objects.requireNonNull(principal).getName();
                context.getClaims().claim("preferred_username", user);
                context.getClaims().claim("name", NAMES.getOrDefault(user, user));
                context.getClaims().claim("groups", GROUPS.getOrDefault(user, List.of()));
                spoil(user, context.getClaims());
            }
        };
    }

    private static void spoil(String user, JwtClaimsSet.Builder claims) {
        Instant now = Instant.now();
        switch (user) {
            case WRONG_NONCE -> claims.claim("nonce", "of-somebody-else");
            case WRONG_ISSUER -> claims.issuer("https://login.elsewhere.test");
            case WRONG_AUDIENCE -> claims.audience(List.of("another-client"));
            case EXPIRED -> claims.issuedAt(now.minus(Duration.ofHours(2))).expiresAt(now.minus(Duration.ofHours(1)));
            default -> {}
        }
    }

    @Bean
    JWKSource<SecurityContext> keys() {
        return own();
    }

    /** Signs what is for {@link #WRONG_KEY} with a key that the metadata do not have, under the id of one that they have. */
    @Bean
    JwtEncoder encoder(JWKSource<SecurityContext> keys) {
        JwtEncoder right = new NimbusJwtEncoder(keys);
        JwtEncoder wrong = new NimbusJwtEncoder(own());
        return parameters -> (WRONG_KEY.equals(parameters.getClaims().getSubject()) ? wrong : right).encode(parameters);
    }

    private static JWKSource<SecurityContext> own() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            KeyPair pair = generator.generateKeyPair();
            return new ImmutableJWKSet<>(new JWKSet(new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey((RSAPrivateKey) pair.getPrivate())
                    .keyID("1")
                    .build()));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Bean
    JwtDecoder decoder(JWKSource<SecurityContext> keys) {
        return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
    }

    @Bean
    AuthorizationServerSettings settings() {
        return AuthorizationServerSettings.builder().build();
    }
}
