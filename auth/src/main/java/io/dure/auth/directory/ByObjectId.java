package io.dure.auth.directory;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import io.dure.auth.connection.ConnectionTrouble;
import io.dure.auth.connection.Deadline;
import io.dure.auth.connection.LdapConnection;
import io.dure.auth.connection.Servers;
import io.dure.auth.connection.Servers.Purpose;
import io.dure.auth.directory.DirectoryAnswer.NotFound;
import io.dure.auth.directory.DirectoryAnswer.Rejected;
import io.dure.auth.directory.DirectoryAnswer.Trouble;
import io.dure.auth.directory.DirectoryAnswer.Unavailable;
import io.dure.auth.directory.LookUpAccount.Refused;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.jspecify.annotations.Nullable;

/** Finds a user again by what stays the same when the entry is renamed or moved. */
record ByObjectId(Servers servers, LdapSettings settings, LookUpAccount account, FoundReader found, Clock clock) {
    private static final Pattern GUID = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern UUID = Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

    DirectoryAnswer ask(String objectId, Deadline deadline) throws ConnectionTrouble, LDAPException {
        if (settings.kind() == Kind.ACTIVE_DIRECTORY
                && settings.wayIn().account().isEmpty()) {
            return new Unavailable(Trouble.NO_ACCOUNT, "AD shows nothing to nobody: bind-dn is needed");
        }
        try {
            return servers.ask(Purpose.SEARCH, deadline, connection -> {
                account.on(connection);
                return ask(connection, objectId);
            });
        } catch (Refused refused) {
            return new Unavailable(Trouble.SERVICE_ACCOUNT, String.valueOf(refused.getMessage()));
        }
    }

    private DirectoryAnswer ask(LdapConnection connection, String objectId) throws LDAPException {
        Optional<String> filter = filter(objectId);
        List<SearchResultEntry> entries = filter.isPresent()
                ? connection.search(settings.wayIn().base(), filter.get(), attributes())
                : byName(connection, objectId);
        if (entries.size() > 1) {
            return new Unavailable(Trouble.REFUSED, "several entries have the id " + objectId);
        }
        if (entries.isEmpty()) {
            return filter.isPresent() && settings.wayIn().account().isPresent() ? new NotFound() : hidden(objectId);
        }
        SearchResultEntry entry = entries.getFirst();
        Optional<Rejected> heldBack = AccountState.of(entry, settings.kind(), clock.instant());
        return heldBack.isPresent()
                ? heldBack.get()
                : found.read(connection, User.of(entry, settings.kind(), loginAttribute(), objectId));
    }

    /** Nobody in particular sees what the directory likes to show; and a DN that is not there may be hidden or moved. */
    private static DirectoryAnswer hidden(String objectId) {
        return new Unavailable(Trouble.NO_ACCOUNT, "no entry with the id " + objectId + " is shown");
    }

    /** Empty: this is no id but a name. */
    private Optional<String> filter(String objectId) {
        if (settings.kind() == Kind.ACTIVE_DIRECTORY && GUID.matcher(objectId).matches()) {
            return Optional.of(Filters.equal("objectGUID", HexFormat.of().parseHex(objectId)));
        }
        return settings.kind() != Kind.ACTIVE_DIRECTORY
                        && UUID.matcher(objectId).matches()
                ? Optional.of(Filters.equal("entryUUID", objectId))
                : Optional.empty();
    }

    private List<SearchResultEntry> byName(LdapConnection connection, String dn) throws LDAPException {
        try {
            @Nullable SearchResultEntry entry = connection.read(new LdapName(dn), attributes());
            return entry == null ? List.of() : List.of(entry);
        } catch (InvalidNameException neither) {
            return List.of();
        }
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
