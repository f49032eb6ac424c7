package io.dure.auth.directory;

import com.unboundid.ldap.sdk.LDAPException;
import io.dure.auth.connection.ConnectionTrouble;
import io.dure.auth.connection.Deadline;
import io.dure.auth.connection.LdapConnection;
import io.dure.auth.connection.Servers;
import io.dure.auth.connection.Servers.Purpose;
import io.dure.auth.directory.DirectoryAnswer.NotFound;
import io.dure.auth.directory.DirectoryAnswer.Reason;
import io.dure.auth.directory.DirectoryAnswer.Rejected;
import io.dure.auth.directory.DirectoryAnswer.Trouble;
import io.dure.auth.directory.DirectoryAnswer.Unavailable;
import io.dure.auth.directory.LookUpAccount.Refused;
import java.util.List;
import java.util.Optional;

/** Finds the user's entry, binds as it on another connection, and reads the groups on the first. */
record BySearch(Servers servers, LookUpAccount account, LdapSettings settings, FoundReader found)
        implements SignInQuestion {
    @Override
    public DirectoryAnswer ask(LoginName name, String password, Deadline deadline)
            throws ConnectionTrouble, LDAPException {
        try {
            return askAsAccount(name, password, deadline);
        } catch (Refused refused) {
            return new Unavailable(Trouble.SERVICE_ACCOUNT, String.valueOf(refused.getMessage()));
        }
    }

    private DirectoryAnswer askAsAccount(LoginName name, String password, Deadline deadline)
            throws ConnectionTrouble, LDAPException {
        if (!new ByName(settings).isOfThisDomain(name)) {
            return new NotFound();
        }
        List<User> users = servers.ask(Purpose.SEARCH, deadline, connection -> search(connection, name));
        if (users.size() != 1) {
            return users.isEmpty() ? new NotFound() : new Rejected(Reason.AMBIGUOUS_NAME);
        }
        User user = users.getFirst();
        Optional<DirectoryAnswer> refusal = servers.ask(
                Purpose.SIGN_IN,
                deadline,
                connection -> new UserBind(settings.kind())
                        .refusal(connection, user.dn().toString(), password, true));
        return refusal.isPresent()
                ? refusal.get()
                : servers.ask(Purpose.SEARCH, deadline, connection -> {
                    account.on(connection);
                    return found.read(connection, user);
                });
    }

    private List<User> search(LdapConnection connection, LoginName name) throws LDAPException {
        account.on(connection);
        return new ByName(settings).users(connection, name);
    }
}
