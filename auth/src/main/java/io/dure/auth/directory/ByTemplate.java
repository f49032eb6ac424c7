package io.dure.auth.directory;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.dure.auth.connection.ConnectionTrouble;
import io.dure.auth.connection.Deadline;
import io.dure.auth.connection.LdapConnection;
import io.dure.auth.connection.Servers;
import io.dure.auth.connection.Servers.Purpose;
import io.dure.auth.directory.DirectoryAnswer.Reason;
import io.dure.auth.directory.DirectoryAnswer.Rejected;
import java.util.Optional;
import javax.naming.ldap.LdapName;

/** Binds as the user and reads the user's entry and groups over the same connection. */
record ByTemplate(Servers servers, UserDnTemplate template, Kind kind, FoundReader found) implements SignInQuestion {
    @Override
    public DirectoryAnswer ask(LoginName name, String password, Deadline deadline)
            throws ConnectionTrouble, LDAPException {
        Optional<LdapName> dn = template.dnOf(name.typed());
        if (dn.isEmpty()) {
            return new Rejected(Reason.INVALID_NAME);
        }
        return servers.ask(Purpose.SIGN_IN, deadline, connection -> ask(connection, dn.get(), name.typed(), password));
    }

    private DirectoryAnswer ask(LdapConnection connection, LdapName dn, String typed, String password)
            throws LDAPException {
        Optional<DirectoryAnswer> refusal = new UserBind(kind).refusal(connection, dn.toString(), password, false);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        String loginAttribute = kind.userAttributes().getFirst();
        SearchResultEntry entry = connection.read(dn, User.attributes(kind, loginAttribute));
        return found.read(
                connection, entry == null ? User.hidden(dn, typed) : User.of(entry, kind, loginAttribute, typed));
    }
}
