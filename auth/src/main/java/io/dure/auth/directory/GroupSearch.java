package io.dure.auth.directory;

import java.util.Set;
import java.util.stream.Collectors;
import javax.naming.directory.DirContext;
import javax.naming.ldap.LdapName;
import org.springframework.ldap.core.ContextMapper;
import org.springframework.ldap.core.DirContextOperations;
import org.springframework.ldap.core.LdapClient;
import org.springframework.ldap.core.support.SingleContextSource;
import org.springframework.ldap.query.LdapQueryBuilder;
import org.springframework.ldap.query.SearchScope;
import org.springframework.ldap.support.LdapUtils;

/** The groups that name a user as a member. Either all of them, or an exception: half an answer takes rights away. */
record GroupSearch(LdapName base, String memberAttribute) {
    Set<LdapName> of(DirContext context, LdapName user) {
        return LdapClient.builder()
                .contextSource(new SingleContextSource(context))
                .ignoreSizeLimitExceededException(false)
                .build()
                .search()
                .query(LdapQueryBuilder.query()
                        .base(base)
                        .searchScope(SearchScope.SUBTREE)
                        .attributes("1.1")
                        .where(memberAttribute)
                        .is(user.toString()))
                .toList((ContextMapper<LdapName>)
                        found -> LdapUtils.newLdapName(((DirContextOperations) found).getNameInNamespace()))
                .stream()
                .collect(Collectors.toUnmodifiableSet());
    }
}
