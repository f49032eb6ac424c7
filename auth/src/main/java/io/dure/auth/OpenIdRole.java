package io.dure.auth;

import io.dure.auth.role.GroupMatch;
import io.dure.auth.role.Role;
import io.dure.auth.role.RoleRule;
import io.dure.auth.role.Scope;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whoever has a group in the claim has a role.
 *
 * @param group as the claim spells it
 */
public record OpenIdRole(@Nullable String group, @Nullable Role role) {
    public OpenIdRole {
        if (group == null || group.isBlank()) {
            throw new IllegalArgumentException("dure.auth.open-id.roles[].group is missing");
        }
        if (role == null) {
            throw new IllegalArgumentException("dure.auth.open-id.roles[].role is missing");
        }
    }

    RoleRule rule() {
        return new RoleRule(
                new GroupMatch.ByClaim(Objects.requireNonNull(group)), Objects.requireNonNull(role), Scope.EVERYTHING);
    }
}
