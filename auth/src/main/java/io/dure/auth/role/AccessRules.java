package io.dure.auth.role;

import io.dure.auth.directory.DirectoryAnswer.Found;
import java.util.Map;

/** The rules of each directory; those of one say nothing of another's users. */
public record AccessRules(Map<String, RoleRules> byDirectory) {
    public AccessRules {
        byDirectory = Map.copyOf(byDirectory);
    }

    public Access accessOf(Found user) {
        RoleRules rules = byDirectory.get(user.directory());
        return rules == null ? new Access.None() : rules.accessOf(user.groups());
    }
}
