package io.dure.hub.session;

import io.dure.auth.role.Role;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who is signed in.
 *
 * @param expiresAt when the session ends at the latest
 * @param groups the directory's groups, as full DNs and SIDs
 * @param wall the dashboard that a wall display is bound to; null: a user
 */
public record SignedIn(
        String user,
        String displayName,
        Role role,
        Instant expiresAt,
        List<String> groups,
        @Nullable String wall) implements AuthenticatedPrincipal {
    public SignedIn {
        groups = List.copyOf(groups);
    }

    @Override
    public String getName() {
        return user;
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** The one dashboard that there is for a wall display. */
    public Optional<String> onlyDashboard() {
        return Optional.ofNullable(wall);
    }

    /** The authority that the rules of access ask for: a display is no viewer, it sees less. */
    String authority() {
        return wall == null ? "ROLE_" + role.name() : "ROLE_WALL";
    }
}
