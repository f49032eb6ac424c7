package io.dure.auth.directory;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.dure.auth.connection.LdapConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.naming.ldap.LdapName;

/** Finds the entries that a login name may mean, without a password of their owner's. */
record ByName(LdapSettings settings) {
    private static final String AD_LOGIN = "sAMAccountName";

    /** Over a connection that may search. */
    List<SearchResultEntry> entries(LdapConnection connection, LoginName name) throws LDAPException {
        return switch (settings.wayIn()) {
            case WayIn.Template template -> {
                Optional<LdapName> dn = new UserDnTemplate(template.userDnTemplate()).dnOf(name.typed());
                SearchResultEntry entry = dn.isEmpty() ? null : connection.read(dn.get(), attributes());
                yield entry == null ? List.of() : List.of(entry);
            }
            case WayIn.Search search -> connection.search(search.base(), filter(search, name), attributes());
            case WayIn.Principal principal ->
                connection.search(
                        principal.base(),
                        Filters.any(List.of(
                                Filters.equal(AD_LOGIN, name.user()),
                                Filters.equal("userPrincipalName", name.user() + '@' + settings.domain()))),
                        attributes());
        };
    }

    List<User> users(LdapConnection connection, LoginName name) throws LDAPException {
        List<User> users = new ArrayList<>();
        for (SearchResultEntry entry : entries(connection, name)) {
            users.add(user(entry, name));
        }
        return users;
    }

    User user(SearchResultEntry entry, LoginName name) throws LDAPException {
        return User.of(entry, settings.kind(), loginAttribute(), name.typed());
    }

    boolean isOfThisDomain(LoginName name) {
        return settings.kind() != Kind.ACTIVE_DIRECTORY
                || name.domain() == null
                || settings.netbiosDomain().isEmpty()
                || settings.netbiosDomain().equalsIgnoreCase(name.domain());
    }

    private String filter(WayIn.Search way, LoginName name) {
        LoginFilter filter = new LoginFilter(way.filter());
        if (settings.kind() != Kind.ACTIVE_DIRECTORY) {
            return filter.of(name.typed(), name.typed());
        }
        boolean foreign = name.suffix() != null && !settings.domain().equalsIgnoreCase(name.suffix());
        return foreign
                ? filter.of(name.typed(), name.typed())
                : filter.of(name.user(), name.user() + '@' + settings.domain());
    }

    private String[] attributes() {
        return User.attributes(settings.kind(), loginAttribute());
    }

    private String loginAttribute() {
        return settings.wayIn() instanceof WayIn.Search search
                ? search.loginAttribute()
                : settings.kind().userAttributes().getFirst();
    }
}
