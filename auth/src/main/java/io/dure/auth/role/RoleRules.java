package io.dure.auth.role;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.naming.ldap.LdapName;

/** Which role a user's groups give: the highest of those that match, and none by default. */
public record RoleRules(List<RoleRule> rules) {
    public RoleRules {
        rules = List.copyOf(rules);
    }

    /** Empty: no rule fits, so the user may do nothing. */
    public Optional<Role> roleOf(Collection<LdapName> groups) {
        return rules.stream()
                .filter(rule -> groups.contains(rule.group()))
                .map(RoleRule::role)
                .max(Role::compareTo);
    }
}
