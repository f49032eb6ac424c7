package io.dure.auth.directory;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javax.naming.ldap.LdapName;

/**
 * All groups that a user is in, directly or by way of other groups.
 *
 * @param names full DNs of those below the group base
 * @param sids of all groups, where the directory has such identifiers
 * @param claims what an OpenID provider calls them; a directory has none
 */
public record Memberships(Set<LdapName> names, Set<Sid> sids, Set<String> claims) {
    public static final Memberships NONE = new Memberships(Set.of(), Set.of());

    public Memberships {
        names = Set.copyOf(names);
        sids = Set.copyOf(sids);
        claims = Set.copyOf(claims);
    }

    public Memberships(Set<LdapName> names, Set<Sid> sids) {
        this(names, sids, Set.of());
    }

    public static Memberships claimed(Collection<String> claims) {
        return new Memberships(Set.of(), Set.of(), new HashSet<>(claims));
    }

    public static Memberships of(Set<LdapName> names) {
        return new Memberships(names, Set.of());
    }
}
