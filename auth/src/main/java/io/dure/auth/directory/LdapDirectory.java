package io.dure.auth.directory;

import com.unboundid.ldap.sdk.LDAPException;
import io.dure.auth.connection.ConnectionEvent;
import io.dure.auth.connection.ConnectionTrouble;
import io.dure.auth.connection.Deadline;
import io.dure.auth.connection.LdapCode;
import io.dure.auth.connection.ServerAddress;
import io.dure.auth.connection.Servers;
import io.dure.auth.directory.DirectoryAnswer.NotFound;
import io.dure.auth.directory.DirectoryAnswer.Reason;
import io.dure.auth.directory.DirectoryAnswer.Rejected;
import io.dure.auth.directory.DirectoryAnswer.Trouble;
import io.dure.auth.directory.DirectoryAnswer.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A directory behind LDAP (RFC 4511). */
public final class LdapDirectory implements Directory, AutoCloseable {
    private final String name;
    private final Servers servers;
    private final SignInQuestion question;
    private final ByObjectId byObjectId;
    private final Finding finding;
    private final LockoutThreshold.Reader thresholds;

    /**
     * Connects to nothing yet.
     *
     * @param events hears of servers that fail and certificates that end
     */
    public LdapDirectory(LdapSettings settings, Clock clock, Consumer<ConnectionEvent> events) {
        this.name = settings.name();
        this.servers = new Servers(settings.name(), settings.connection(), clock, events);
        Duration inChain = GroupReader.inChain(settings.connection().timeouts());
        FoundReader found = new FoundReader(settings.name(), new GroupReader(settings.groups(), inChain));
        LookUpAccount account = new LookUpAccount(settings.wayIn().account(), clock);
        this.byObjectId = new ByObjectId(servers, settings, account, found, clock);
        this.finding = new Finding(servers, settings, account, found, clock);
        this.thresholds = new LockoutThreshold.Reader(servers, settings, account);
        this.question = switch (settings.wayIn()) {
            case WayIn.Template template ->
                new ByTemplate(servers, new UserDnTemplate(template.userDnTemplate()), settings.kind(), found);
            case WayIn.Search search -> new BySearch(servers, account, settings, found);
            case WayIn.Principal principal -> new ByPrincipal(servers, principal.base(), settings.domain(), found);
        };
    }

    @Override
    public DirectoryAnswer signIn(String username, String password) {
        if (password.isEmpty()) {
            return new Rejected(Reason.EMPTY_PASSWORD);
        }
        Optional<LoginName> login = LoginName.of(username);
        if (login.isEmpty()) {
            return new Rejected(Reason.INVALID_NAME);
        }
        Deadline deadline = Deadline.in(servers.timeouts().overall());
        return answer(() -> question.ask(login.get(), password, deadline));
    }

    @Override
    public DirectoryAnswer lookUp(UserId user) {
        return user.directory().equals(name)
                ? answer(() -> byObjectId.ask(
                        user.objectId(), Deadline.in(servers.timeouts().overall())))
                : new NotFound();
    }

    @Override
    public DirectoryAnswer find(String username) {
        return LoginName.of(username)
                .map(login -> answer(
                        () -> finding.ask(login, Deadline.in(servers.timeouts().overall()))))
                .orElseGet(() -> new Rejected(Reason.INVALID_NAME));
    }

    /** How many failures lock an account there, as far as the directory tells. */
    public LockoutThreshold lockoutThreshold() {
        return thresholds.ask(Deadline.in(servers.timeouts().overall()));
    }

    /** The servers that were asked so far, with until when each is asked last; empty: it is as good as the others. */
    public Map<ServerAddress, Optional<Instant>> servers() {
        return servers.known();
    }

    /** Ends its connections; questions that are under way are answered, later ones connect anew. */
    @Override
    public void close() {
        servers.close();
    }

    /** What a server is asked. */
    private interface Question {
        DirectoryAnswer ask() throws ConnectionTrouble, LDAPException;
    }

    private static DirectoryAnswer answer(Question question) {
        try {
            return question.ask();
        } catch (ConnectionTrouble trouble) {
            return new Unavailable(trouble(trouble.kind()), String.valueOf(trouble.getMessage()));
        } catch (LDAPException neither) {
            return new Unavailable(Trouble.REFUSED, LdapCode.describe(neither));
        }
    }

    private static Trouble trouble(ConnectionTrouble.Kind kind) {
        return switch (kind) {
            case NAME -> Trouble.NAME;
            case CONNECTION -> Trouble.CONNECTION;
            case TLS -> Trouble.TLS;
            case TIMEOUT -> Trouble.TIMEOUT;
            case BUSY -> Trouble.BUSY;
        };
    }
}
