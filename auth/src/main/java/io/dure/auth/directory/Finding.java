package io.dure.auth.directory;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
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
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Asks for whoever has a login name, without a password of theirs. */
record Finding(Servers servers, LdapSettings settings, LookUpAccount account, FoundReader found, Clock clock) {
    DirectoryAnswer ask(LoginName name, Deadline deadline) throws ConnectionTrouble, LDAPException {
        ByName byName = new ByName(settings);
        if (!byName.isOfThisDomain(name)) {
            return new NotFound();
        }
        boolean anybody = settings.wayIn().account().isEmpty();
        if (anybody && settings.kind() == Kind.ACTIVE_DIRECTORY) {
            return new Unavailable(Trouble.NO_ACCOUNT, "AD shows nothing to nobody: bind-dn is needed");
        }
        try {
            return servers.ask(Purpose.SEARCH, deadline, connection -> {
                account.on(connection);
                List<SearchResultEntry> entries = byName.entries(connection, name);
                if (entries.size() > 1) {
                    return new Rejected(Reason.AMBIGUOUS_NAME);
                }
                if (entries.isEmpty()) {
                    return anybody
                            ? new Unavailable(Trouble.NO_ACCOUNT, "no entry for " + name.typed() + " is shown")
                            : new NotFound();
                }
                return of(connection, byName, entries.getFirst(), name);
            });
        } catch (Refused refused) {
            return new Unavailable(Trouble.SERVICE_ACCOUNT, String.valueOf(refused.getMessage()));
        }
    }

    private DirectoryAnswer of(LdapConnection connection, ByName byName, SearchResultEntry entry, LoginName name)
            throws LDAPException {
        Optional<Rejected> heldBack = AccountState.of(entry, settings.kind(), clock.instant());
        return heldBack.isPresent() ? heldBack.get() : found.read(connection, byName.user(entry, name));
    }
}
