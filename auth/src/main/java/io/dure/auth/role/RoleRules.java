package io.dure.auth.role;

import io.dure.auth.directory.Memberships;
import java.util.List;

/** Which role and scope a user's groups give: those of the first rule that fits, and none by default. */
public record RoleRules(List<RoleRule> rules) {
    public RoleRules {
        rules = List.copyOf(rules);
    }

    public Access.Known accessOf(Memberships groups) {
        for (int i = 0; i < rules.size(); i++) {
            RoleRule rule = rules.get(i);
            if (rule.group().matches(groups)) {
                return new Access.Granted(rule.role(), rule.scope(), i + 1);
            }
        }
        return new Access.None();
    }
}
