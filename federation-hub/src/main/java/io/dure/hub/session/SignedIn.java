package io.dure.hub.session;

import io.dure.auth.role.Role;
import io.dure.auth.role.Scope;
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
 * @param scope where the role holds
 * @param limited the role is less than the user's own, because the directory has not confirmed that for a while
 */
public record SignedIn(
        String user,
        String displayName,
        Role role,
        Instant expiresAt,
        List<String> groups,
        @Nullable String wall,
        Scope scope,
        boolean limited)
        implements AuthenticatedPrincipal {
    public SignedIn {
        groups = List.copyOf(groups);
    }

    /** Whose role holds everywhere. */
    public SignedIn(
            String user, String displayName, Role role, Instant expiresAt, List<String> groups, @Nullable String wall) {
        this(user, displayName, role, expiresAt, groups, wall, Scope.EVERYTHING, false);
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

    SignedIn in(Role other, List<String> otherGroups, Scope otherScope, boolean less) {
        return new SignedIn(user, displayName, other, expiresAt, otherGroups, wall, otherScope, less);
    }

    SignedIn within(Scope other) {
        return in(role, groups, other, limited);
    }

    /** Whether what concerns the hub as a whole may be this one's business, as far as the role allows. */
    public boolean isEverywhere(Role least) {
        return role.includes(least) && scope.isEverything();
    }

    /** The authority that the rules of access ask for: a display is no viewer, it sees less. */
    String authority() {
        return wall == null ? "ROLE_" + role.name() : "ROLE_WALL";
    }
}
