package io.dure.auth.role;

import io.dure.auth.directory.DirectoryAnswer.Found;
import io.dure.auth.directory.Memberships;
import java.util.Map;

/** The rules of each directory; those of one say nothing of another's users. */
public record AccessRules(Map<String, RoleRules> byDirectory) {
    public AccessRules {
        byDirectory = Map.copyOf(byDirectory);
    }

    /** Where the role of somebody holds of whom nothing else is known than the directory. */
    public Scope leastScope(String directory) {
        RoleRules rules = byDirectory.get(directory);
        return rules != null
                        && rules.rules().stream().allMatch(rule -> rule.scope().isEverything())
                ? Scope.EVERYTHING
                : Scope.NOTHING;
    }

    public Access accessOf(Found user) {
        return accessOf(user.directory(), user.groups());
    }

    public Access accessOf(String directory, Memberships groups) {
        RoleRules rules = byDirectory.get(directory);
        return rules == null ? new Access.None() : rules.accessOf(groups);
    }
}
