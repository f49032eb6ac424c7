package io.dure.hub.session;

import io.dure.auth.role.Names;
import io.dure.auth.role.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session as the API shows it; sites and services where the role holds, null: all. */
record SessionBody(
        String user,
        String displayName,
        Role role,
        Instant expiresAt,
        @Nullable String wall,
        boolean limited,
        @Nullable List<String> sites,
        @Nullable List<String> services) {
    static SessionBody of(SignedIn signedIn) {
        return new SessionBody(
                signedIn.user(),
                signedIn.displayName(),
                signedIn.role(),
                signedIn.expiresAt(),
                signedIn.wall(),
                signedIn.limited(),
                listed(signedIn.scope().sites()),
                listed(signedIn.scope().services()));
    }

    static @Nullable List<String> listed(Names names) {
        return switch (names) {
            case Names.All all -> null;
            case Names.Only only -> only.names().stream().sorted().toList();
            case Names.None none -> List.of();
        };
    }
}
