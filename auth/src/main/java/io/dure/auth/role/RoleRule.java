package io.dure.auth.role;

import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/**
 * Members of a group have a role.
 *
 * @param group the full DN of the group; its leaf name alone would match a namesake elsewhere in the tree
 */
public record RoleRule(LdapName group, Role role) {
    public RoleRule {
        group = (LdapName) group.clone();
        if (group.isEmpty()) {
            throw new IllegalArgumentException("group of the role " + role.word() + " is empty: give its full DN");
        }
    }

    /**
     * The same from text.
     *
     * @throws IllegalArgumentException when {@code group} is no DN
     */
    public static RoleRule of(String group, Role role) {
        try {
            return new RoleRule(new LdapName(group), role);
        } catch (InvalidNameException malformed) {
            throw new IllegalArgumentException("group of the role " + role.word() + " is no DN: " + group, malformed);
        }
    }

    @Override
    public LdapName group() {
        return (LdapName) group.clone();
    }
}
