package io.dure.auth.role;

import io.dure.auth.directory.DirectoryAnswer.Found;
import io.dure.auth.directory.Memberships;
import java.util.Map;
import java.util.function.Supplier;

/** The rules of each directory, as they are at the moment; those of one say nothing of another's users. */
public final class AccessRules {
    private final Supplier<Map<String, RoleRules>> current;

    /** These, for good. */
    public AccessRules(Map<String, RoleRules> byDirectory) {
        Map<String, RoleRules> fixed = Map.copyOf(byDirectory);
        this.current = () -> fixed;
    }

    /** Whatever it gives when somebody asks; it is asked once for each answer. */
    public AccessRules(Supplier<Map<String, RoleRules>> current) {
        this.current = current;
    }

    public Map<String, RoleRules> byDirectory() {
        return current.get();
    }

    /** Where the role of somebody holds of whom nothing else is known than the directory. */
    public Scope leastScope(String directory) {
        RoleRules rules = byDirectory().get(directory);
        return rules != null
                        && rules.rules().stream().allMatch(rule -> rule.scope().isEverything())
                ? Scope.EVERYTHING
                : Scope.NOTHING;
    }

    public Access accessOf(Found user) {
        return accessOf(user.directory(), user.groups());
    }

    public Access accessOf(String directory, Memberships groups) {
        RoleRules rules = byDirectory().get(directory);
        return rules == null ? new Access.None() : rules.accessOf(groups);
    }
}
