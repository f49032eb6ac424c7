package io.dure.hub.dashboard;

import io.dure.hub.session.SignedIn;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Who asks.
 *
 * @param source the client's address
 */
record Caller(SignedIn who, String source) {
    static Caller of(SignedIn who, HttpServletRequest request) {
        return new Caller(who, request.getRemoteAddr());
    }
}
