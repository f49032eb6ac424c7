package io.dure.auth.directory;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.dure.auth.connection.ConnectionTrouble;
import io.dure.auth.connection.Deadline;
import io.dure.auth.connection.LdapConnection;
import io.dure.auth.connection.Servers;
import io.dure.auth.connection.Servers.Purpose;
import io.dure.auth.directory.DirectoryAnswer.Trouble;
import io.dure.auth.directory.DirectoryAnswer.Unavailable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.naming.ldap.LdapName;

/**
 * Binds with the name as AD knows it (MS-ADTS 5.1.1.1.1), then looks for whom the directory took that: names with and
 * without a domain may belong to different users, and only the token of the connection tells which of them it is.
 */
record ByPrincipal(Servers servers, LdapName base, String domain, FoundReader found) implements SignInQuestion {
    private static final String LOGIN = "sAMAccountName";

    @Override
    public DirectoryAnswer ask(LoginName name, String password, Deadline deadline)
            throws ConnectionTrouble, LDAPException {
        String principal = name.domain() == null && name.suffix() == null ? name.user() + '@' + domain : name.typed();
        return servers.ask(Purpose.SIGN_IN, deadline, connection -> ask(connection, name, principal, password));
    }

    private DirectoryAnswer ask(LdapConnection connection, LoginName name, String principal, String password)
            throws LDAPException {
        Optional<DirectoryAnswer> refusal =
                new UserBind(Kind.ACTIVE_DIRECTORY).refusal(connection, principal, password, false);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Set<Sid> token = GroupReader.ownToken(connection);
        String filter =
                Filters.any(List.of(Filters.equal(LOGIN, name.user()), Filters.equal("userPrincipalName", principal)));
        for (SearchResultEntry entry : connection.search(base, filter, User.attributes(Kind.ACTIVE_DIRECTORY, LOGIN))) {
            User user = User.of(entry, Kind.ACTIVE_DIRECTORY, LOGIN, name.user());
            if (user.sid().filter(token::contains).isPresent()) {
                return found.read(connection, user);
            }
        }
        return new Unavailable(
                Trouble.REFUSED, "the password is right, but no entry below " + base + " is the one that was bound");
    }
}
