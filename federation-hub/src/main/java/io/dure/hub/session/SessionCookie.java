package io.dure.hub.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** Where the browser keeps the secret of its session. */
final class SessionCookie {
    private static final String NAME = "DURE_SESSION";
    private static final int LONGEST = 128;

    private SessionCookie() {}

    static Optional<Secret> read(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, NAME);
        return Optional.ofNullable(cookie)
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty() && value.length() <= LONGEST)
                .map(Secret::new);
    }

    /** Gone when the browser is closed. */
    static void write(Secret secret, HttpServletRequest request, HttpServletResponse response) {
        set(ResponseCookie.from(NAME, secret.value()), request, response);
    }

    /** Kept by a display that is switched off at night. */
    static void write(Secret secret, Duration kept, HttpServletRequest request, HttpServletResponse response) {
        set(ResponseCookie.from(NAME, secret.value()).maxAge(kept), request, response);
    }

    static void remove(HttpServletRequest request, HttpServletResponse response) {
        set(ResponseCookie.from(NAME, "").maxAge(Duration.ZERO), request, response);
    }

    private static void set(
            ResponseCookie.ResponseCookieBuilder cookie, HttpServletRequest request, HttpServletResponse response) {
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                cookie.path("/")
                        .httpOnly(true)
                        .sameSite("Strict")
                        .secure(request.isSecure())
                        .build()
                        .toString());
    }
}
