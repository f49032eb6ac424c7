package io.dure.auth.directory;

import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/** Turns a login name into the DN of a user, so that no character of the name can leave its place (RFC 4514). */
record UserDnTemplate(String template) {
    private static final int LONGEST_NAME = 255;

    /** Empty: this can be no login name. */
    Optional<LdapName> dnOf(String username) {
        if (username.isBlank()
                || username.length() > LONGEST_NAME
                || username.codePoints().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        try {
            LdapName plain = new LdapName(template.replace(LdapSettings.PLACEHOLDER, "login"));
            LdapName dn = new LdapName(template.replace(LdapSettings.PLACEHOLDER, Rdn.escapeValue(username)));
            return dn.size() == plain.size() ? Optional.of(dn) : Optional.empty();
        } catch (InvalidNameException impossibleAsDn) {
            return Optional.empty();
        }
    }

    /** The login name as the directory spells it; {@code typed} when the leaf of the DN is something else. */
    String loginOf(LdapName dn, String typed) {
        Object leaf = dn.getRdn(dn.size() - 1).getValue();
        return leaf instanceof String name && name.equalsIgnoreCase(typed) ? name : typed;
    }
}
