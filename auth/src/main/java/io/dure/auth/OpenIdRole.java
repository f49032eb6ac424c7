package io.dure.auth;

import io.dure.auth.role.GroupMatch;
import io.dure.auth.role.Names;
import io.dure.auth.role.Role;
import io.dure.auth.role.RoleRule;
import io.dure.auth.role.Scope;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whoever has a group in the claim has a role.
 *
 * @param group as the claim spells it
 * @param sites where the role holds; everywhere when left out
 * @param services for which the role holds; for all when left out
 */
public record OpenIdRole(
        @Nullable String group,
        @Nullable Role role,
        @Nullable List<String> sites,
        @Nullable List<String> services) {
    public OpenIdRole {
        if (group == null || group.isBlank()) {
            throw new IllegalArgumentException("dure.auth.open-id.roles[].group is missing");
        }
        if (role == null) {
            throw new IllegalArgumentException("dure.auth.open-id.roles[].role is missing");
        }
        scope(sites, services);
    }

    RoleRule rule() {
        return new RoleRule(
                new GroupMatch.ByClaim(Objects.requireNonNull(group)),
                Objects.requireNonNull(role),
                scope(sites, services));
    }

    private static Scope scope(@Nullable List<String> sites, @Nullable List<String> services) {
        try {
            return new Scope(Names.of(sites), Names.of(services));
        } catch (IllegalArgumentException invalid) {
            throw new IllegalArgumentException("dure.auth.open-id.roles: " + invalid.getMessage(), invalid);
        }
    }
}
