package io.dure.hub.session;

import io.dure.auth.role.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A session as the API shows it. */
record SessionBody(
        String user,
        String displayName,
        Role role,
        Instant expiresAt,
        @Nullable String wall,
        boolean limited) {
    static SessionBody of(SignedIn signedIn) {
        return new SessionBody(
                signedIn.user(),
                signedIn.displayName(),
                signedIn.role(),
                signedIn.expiresAt(),
                signedIn.wall(),
                signedIn.limited());
    }
}
