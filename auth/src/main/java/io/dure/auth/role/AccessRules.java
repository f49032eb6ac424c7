package io.dure.auth.role;

import io.dure.auth.directory.DirectoryAnswer.Found;
import io.dure.auth.directory.Memberships;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The rules of each directory, as they are at the moment; those of one say nothing of another's users. */
public final class AccessRules {
    private final Supplier<Optional<Map<String, RoleRules>>> current;

    /** These, for good. */
    public AccessRules(Map<String, RoleRules> byDirectory) {
        Map<String, RoleRules> fixed = Map.copyOf(byDirectory);
        this.current = () -> Optional.of(fixed);
    }

    /** Whatever it gives when somebody asks, nothing while they cannot be read; it is asked once for each answer. */
    public AccessRules(Supplier<Optional<Map<String, RoleRules>>> current) {
        this.current = current;
    }

    public Map<String, RoleRules> byDirectory() {
        return current.get().orElseGet(Map::of);
    }

    /** Where the role of somebody holds of whom nothing else is known than the directory. */
    public Scope leastScope(String directory) {
        RoleRules rules = byDirectory().get(directory);
        return rules != null
                        && !rules.rules().isEmpty()
                        && rules.rules().stream().allMatch(rule -> rule.scope().isEverything())
                ? Scope.EVERYTHING
                : Scope.NOTHING;
    }

    public Access accessOf(Found user) {
        return accessOf(user.directory(), user.groups());
    }

    public Access accessOf(String directory, Memberships groups) {
        Optional<Map<String, RoleRules>> known = current.get();
        if (known.isEmpty()) {
            return new Access.Unknown();
        }
        RoleRules rules = known.get().get(directory);
        return rules == null ? new Access.None() : rules.accessOf(groups);
    }
}
