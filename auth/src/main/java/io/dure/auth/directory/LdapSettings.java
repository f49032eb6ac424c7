package io.dure.auth.directory;

import io.dure.auth.connection.ConnectionSettings;
import io.dure.auth.directory.GroupSettings.Nesting;

/**
 * How to ask an LDAP directory.
 *
 * @param name tells it from other directories
 * @param domain DNS name that AD adds to a login name without one; empty elsewhere
 * @param netbiosDomain what AD's users type before a backslash; any when empty
 */
public record LdapSettings(
        String name,
        Kind kind,
        ConnectionSettings connection,
        WayIn wayIn,
        GroupSettings groups,
        String domain,
        String netbiosDomain) {
    public LdapSettings {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,62}")) {
            throw new IllegalArgumentException("name: only letters, digits, dots and hyphens, at most 63: " + name);
        }
        boolean adsOwn = groups.nesting() == Nesting.TOKEN_GROUPS || groups.nesting() == Nesting.IN_CHAIN;
        if (adsOwn && kind != Kind.ACTIVE_DIRECTORY) {
            // Others answer such a search with nothing, which would look like a user without groups.
            throw new IllegalArgumentException(
                    "nesting: " + groups.nesting() + " is understood by an active-directory only");
        }
        if (wayIn instanceof WayIn.Principal && (kind != Kind.ACTIVE_DIRECTORY || domain.isEmpty())) {
            throw new IllegalArgumentException(
                    "domain: without user-dn-template and user-search only an active-directory with a domain lets users in");
        }
    }
}
