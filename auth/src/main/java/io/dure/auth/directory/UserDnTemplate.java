package io.dure.auth.directory;

import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/**
 * Turns a login name into the DN of a user, so that no character of the name can leave its place (RFC 4514).
 *
 * @param text a DN with {@code {0}} where the login name goes
 */
record UserDnTemplate(String text) {
    private static final String PLACEHOLDER = "{0}";

    UserDnTemplate {
        int first = text.indexOf(PLACEHOLDER);
        if (first < 0 || text.indexOf(PLACEHOLDER, first + 1) >= 0) {
            throw new IllegalArgumentException("user-dn-template: needs " + PLACEHOLDER + " exactly once: " + text);
        }
        try {
            new LdapName(text.replace(PLACEHOLDER, "login"));
        } catch (InvalidNameException malformed) {
            throw new IllegalArgumentException("user-dn-template: not a DN: " + text, malformed);
        }
    }

    /** What stands behind the part that holds the name. */
    LdapName base() {
        try {
            LdapName plain = new LdapName(text.replace(PLACEHOLDER, "login"));
            LdapName other = new LdapName(text.replace(PLACEHOLDER, "other"));
            int shared = 0;
            while (shared < plain.size() && plain.getRdn(shared).equals(other.getRdn(shared))) {
                shared++;
            }
            return (LdapName) plain.getPrefix(shared);
        } catch (InvalidNameException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Empty: this can be no login name. */
    Optional<LdapName> dnOf(String username) {
        try {
            LdapName plain = new LdapName(text.replace(PLACEHOLDER, "login"));
            LdapName dn = new LdapName(text.replace(PLACEHOLDER, Rdn.escapeValue(username)));
            return dn.size() == plain.size() ? Optional.of(dn) : Optional.empty();
        } catch (InvalidNameException impossibleAsDn) {
            return Optional.empty();
        }
    }

    /** The login name as the directory spells it; {@code typed} when the leaf of the DN is something else. */
    static String loginOf(LdapName dn, String typed) {
        Object leaf = dn.getRdn(dn.size() - 1).getValue();
        return leaf instanceof String name && name.equalsIgnoreCase(typed) ? name : typed;
    }
}
