package io.dure.auth;

import io.dure.auth.role.GroupMatch;
import io.dure.auth.role.Names;
import io.dure.auth.role.Role;
import io.dure.auth.role.RoleRule;
import io.dure.auth.role.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Members of a group have a role.
 *
 * @param group full DN or SID
 * @param sites where the role holds; everywhere when left out
 * @param services for which the role holds; for all when left out
 */
public record RoleProperties(
        String group,
        Role role,
        @Nullable List<String> sites,
        @Nullable List<String> services) {
    @SuppressWarnings("ConstantValue") // Boot passes null for what the file does not have
    public RoleProperties {
        if (group == null) {
            throw new IllegalArgumentException("dure.auth.directory.roles[].group is missing");
        }
        if (role == null) {
            throw new IllegalArgumentException("dure.auth.directory.roles[].role is missing");
        }
        rule(group, role, sites, services);
    }

    public RoleRule rule() {
        return rule(group, role, sites, services);
    }

    private static RoleRule rule(
            String group, Role role, @Nullable List<String> sites, @Nullable List<String> services) {
        try {
            return new RoleRule(GroupMatch.of(group), role, new Scope(Names.of(sites), Names.of(services)));
        } catch (IllegalArgumentException invalid) {
            throw new IllegalArgumentException("dure.auth.directory.roles: " + invalid.getMessage(), invalid);
        }
    }
}
