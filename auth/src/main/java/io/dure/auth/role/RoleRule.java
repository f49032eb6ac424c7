package io.dure.auth.role;

/** Members of a group have a role, for what is in the scope. */
public record RoleRule(GroupMatch group, Role role, Scope scope) {
    /**
     * For everything.
     *
     * @throws IllegalArgumentException when {@code group} is neither a DN nor a SID
     */
    public static RoleRule of(String group, Role role) {
        return new RoleRule(GroupMatch.of(group), role, Scope.EVERYTHING);
    }
}
