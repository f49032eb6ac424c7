package io.dure.hub.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.web.util.WebUtils;

/**
 * Who has been sent to the provider and is not back yet, by a cookie that only the way back carries. Its answer is taken once,
 * from the browser that asked. Bounded: beyond it the oldest has to begin again.
 */
final class PendingSignIns implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {
    private static final String COOKIE = "DURE_OPENID";
    private static final String PATH = "/login/oauth2";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int MOST = 1_000;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Pending> byHash = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Pending> eldest) {
            return size() > MOST;
        }
    };

    PendingSignIns(Clock clock) {
        this.clock = clock;
    }

    private record Pending(OAuth2AuthorizationRequest request, Instant until) {}

    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return hash(request).flatMap(hash -> find(hash, false)).orElse(null);
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest asked, HttpServletRequest request, HttpServletResponse response) {
        if (asked == null) {
            removeAuthorizationRequest(request, response);
            return;
        }
        Secret secret = Secret.fresh(random);
        synchronized (byHash) {
            byHash.put(secret.hash(), new Pending(asked, clock.instant().plus(PATIENCE)));
        }
        write(secret.value(), PATIENCE, request, response);
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        write("", Duration.ZERO, request, response);
        return hash(request).flatMap(hash -> find(hash, true)).orElse(null);
    }

    private Optional<OAuth2AuthorizationRequest> find(String hash, boolean remove) {
        synchronized (byHash) {
            return Optional.ofNullable(remove ? byHash.remove(hash) : byHash.get(hash))
                    .filter(pending -> clock.instant().isBefore(pending.until()))
                    .map(Pending::request);
        }
    }

    private static Optional<String> hash(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty() && value.length() <= 128)
                .map(value -> new Secret(value).hash());
    }

    /** Lax: the way back begins at another site. */
    private static void write(String value, Duration kept, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(COOKIE, value)
                        .path(PATH)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure(request.isSecure())
                        .maxAge(kept)
                        .build()
                        .toString());
    }
}
