package io.dure.auth.role;

import io.dure.auth.directory.Memberships;
import io.dure.auth.directory.Sid;
import java.util.regex.Pattern;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/** Names one group. The leaf of its name alone would match a namesake elsewhere in the tree. */
public sealed interface GroupMatch {
    boolean matches(Memberships groups);

    /** By its full DN, compared as a name and not as text. */
    record ByName(LdapName name) implements GroupMatch {
        public ByName {
            name = (LdapName) name.clone();
            if (name.isEmpty()) {
                throw new IllegalArgumentException("a group is empty: give its full DN");
            }
        }

        @Override
        public LdapName name() {
            return (LdapName) name.clone();
        }

        @Override
        public boolean matches(Memberships groups) {
            return groups.names().contains(name);
        }
    }

    /** By the identifier that it keeps when it is renamed. */
    record BySid(Sid sid) implements GroupMatch {
        @Override
        public boolean matches(Memberships groups) {
            return groups.sids().contains(sid);
        }
    }

    /** By what an OpenID claim calls it. */
    record ByClaim(String value) implements GroupMatch {
        static final String PREFIX = "claim:";

        @Override
        public boolean matches(Memberships groups) {
            return groups.claims().contains(value);
        }

        /** With the prefix that tells it from a DN. */
        public String text() {
            return PREFIX + value;
        }
    }

    /**
     * A DN, a security identifier, or a claim after {@code claim:}, whichever the text is.
     *
     * @throws IllegalArgumentException when it is none of them
     */
    static GroupMatch of(String text) {
        if (text.startsWith(ByClaim.PREFIX)) {
            return new ByClaim(text.substring(ByClaim.PREFIX.length()));
        }
        if (Pattern.matches("(?i)S-\\d+(-\\d+)*", text)) {
            return new BySid(new Sid(text));
        }
        try {
            return new ByName(new LdapName(text));
        } catch (InvalidNameException malformed) {
            throw new IllegalArgumentException("a group is neither a DN nor a SID: " + text, malformed);
        }
    }
}
