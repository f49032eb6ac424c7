package io.dure.auth.directory;

import java.util.stream.Stream;
import javax.naming.directory.DirContext;
import javax.naming.ldap.LdapName;
import org.jspecify.annotations.Nullable;
import org.springframework.ldap.NameNotFoundException;
import org.springframework.ldap.NoPermissionException;
import org.springframework.ldap.core.ContextMapper;
import org.springframework.ldap.core.DirContextOperations;
import org.springframework.ldap.core.LdapClient;
import org.springframework.ldap.core.support.SingleContextSource;
import org.springframework.ldap.query.LdapQueryBuilder;
import org.springframework.ldap.query.SearchScope;
import org.springframework.ldap.support.LdapUtils;

/** A user's own entry: how the directory spells the names. */
record UserEntry(UserDnTemplate template) {
    private static final String[] ATTRIBUTES = {"displayName", "cn"};

    record Read(String login, LdapName dn, String displayName) {}

    /** Many directories hide entries even from their owners; the names as typed do then. */
    Read read(DirContext context, LdapName dn, String typed) {
        Read unread = new Read(typed, dn, typed);
        try {
            Read read = LdapClient.create(new SingleContextSource(context))
                    .search()
                    .query(LdapQueryBuilder.query()
                            .base(dn)
                            .searchScope(SearchScope.OBJECT)
                            .attributes(ATTRIBUTES)
                            .where("objectClass")
                            .isPresent())
                    .toObject((ContextMapper<Read>) found -> of((DirContextOperations) found, typed));
            return read == null ? unread : read;
        } catch (NameNotFoundException | NoPermissionException hidden) {
            return unread;
        }
    }

    private Read of(DirContextOperations found, String typed) {
        LdapName dn = LdapUtils.newLdapName(found.getNameInNamespace());
        String login = template.loginOf(dn, typed);
        return new Read(login, dn, displayName(found, login));
    }

    private static String displayName(DirContextOperations found, String login) {
        return Stream.of(ATTRIBUTES)
                .map(name -> (@Nullable String) found.getStringAttribute(name))
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElse(login);
    }
}
