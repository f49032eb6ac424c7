package io.dure.auth.directory;

import javax.naming.ldap.LdapName;

/**
 * Which groups count.
 *
 * @param base DN below which the groups are
 * @param memberAttribute attribute of a group that holds the DNs of its members
 * @param nesting how groups within groups are found
 */
public record GroupSettings(LdapName base, String memberAttribute, Nesting nesting) {
    public GroupSettings {
        base = (LdapName) base.clone();
        Attributes.require("group-member-attribute", memberAttribute);
    }

    @Override
    public LdapName base() {
        return (LdapName) base.clone();
    }

    /** How groups within groups are found. Each falls back to the next when the directory will not have it. */
    public enum Nesting {
        /** AD has worked them out, primary group and all. */
        TOKEN_GROUPS,
        /** AD follows the chain (LDAP_MATCHING_RULE_IN_CHAIN); slow in large domains, so its time is limited. */
        IN_CHAIN,
        /** Level by level, by searches of our own. */
        RECURSION,
        /** Not at all. */
        DIRECT
    }
}
