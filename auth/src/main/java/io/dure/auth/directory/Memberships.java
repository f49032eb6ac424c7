package io.dure.auth.directory;

import java.util.Set;
import javax.naming.ldap.LdapName;

/**
 * All groups that a user is in, directly or by way of other groups.
 *
 * @param names full DNs of those below the group base
 * @param sids of all groups, where the directory has such identifiers
 */
public record Memberships(Set<LdapName> names, Set<Sid> sids) {
    public static final Memberships NONE = new Memberships(Set.of(), Set.of());

    public Memberships {
        names = Set.copyOf(names);
        sids = Set.copyOf(sids);
    }

    public static Memberships of(Set<LdapName> names) {
        return new Memberships(names, Set.of());
    }
}
