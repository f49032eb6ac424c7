package io.dure.hub.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/** The secret of an API token in a request's header (RFC 6750, section 2.1); in addresses and forms none is taken. */
final class Bearer {
    private static final String SCHEME = "bearer ";
    private static final int LONGEST = 128;

    private Bearer() {}

    /** Whoever shows a token asks by it alone: a cookie that came along is not looked at, so nothing can be forged by one. */
    static boolean isShown(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.toLowerCase(Locale.ROOT).startsWith(SCHEME);
    }

    static Optional<Secret> read(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> isShown(request))
                .map(header -> header.substring(SCHEME.length()).strip())
                .filter(value -> !value.isEmpty() && value.length() <= LONGEST)
                .map(Secret::new);
    }
}
