package io.dure.auth.directory;

import java.util.List;
import java.util.stream.Stream;
import javax.naming.ldap.LdapName;

/** Groups as an operator writes them: full names first, then the identifiers of those that have no name here. */
final class GroupTexts {
    private GroupTexts() {}

    static List<String> of(Memberships groups, int most) {
        return Stream.concat(
                        groups.names().stream().map(LdapName::toString).sorted(),
                        groups.sids().stream().map(Sid::text).sorted())
                .limit(most)
                .toList();
    }
}
