package io.dure.hub.session;

import io.dure.auth.directory.Memberships;
import io.dure.auth.directory.Sid;
import io.dure.auth.role.GroupMatch;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.naming.ldap.LdapName;

/** Groups as text. */
final class GroupNames {
    /** Somebody in more of them shares by those that come first. */
    private static final int MOST = 1_000;

    private GroupNames() {}

    static List<String> of(Memberships groups) {
        return Stream.concat(
                        groups.names().stream().map(LdapName::toString).sorted(),
                        Stream.concat(
                                groups.sids().stream().map(Sid::text).sorted(),
                                groups.claims().stream()
                                        .map(claim -> new GroupMatch.ByClaim(claim).text())
                                        .sorted()))
                .limit(MOST)
                .toList();
    }

    static Memberships read(List<String> groups) {
        Set<LdapName> names = new HashSet<>();
        Set<Sid> sids = new HashSet<>();
        Set<String> claims = new HashSet<>();
        for (String group : groups) {
            switch (GroupMatch.of(group)) {
                case GroupMatch.ByName byName -> names.add(byName.name());
                case GroupMatch.BySid bySid -> sids.add(bySid.sid());
                case GroupMatch.ByClaim byClaim -> claims.add(byClaim.value());
            }
        }
        return new Memberships(names, sids, claims);
    }
}
