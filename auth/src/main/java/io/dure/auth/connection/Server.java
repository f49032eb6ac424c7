package io.dure.auth.connection;

import com.unboundid.ldap.sdk.LDAPException;
import io.dure.auth.connection.ConnectionEvent.ServerBack;
import io.dure.auth.connection.ConnectionEvent.ServerSetAside;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One server of a directory: its connections, and whether it is better left alone for now. */
final class Server {
    private final String directory;
    private final ServerAddress address;
    private final ConnectionPool searches;
    private final ConnectionPool binds;
    private final Duration coolDown;
    private final Clock clock;
    private final Consumer<ConnectionEvent> events;
    private @Nullable Instant asideUntil;

    Server(
            String directory,
            ServerAddress address,
            Dialer dialer,
            ConnectionSettings settings,
            Clock clock,
            Consumer<ConnectionEvent> events) {
        this.directory = directory;
        this.address = address;
        this.searches = new ConnectionPool(address, dialer, settings.timeouts(), settings.poolSize());
        this.binds = new ConnectionPool(address, dialer, settings.timeouts(), settings.poolSize());
        this.coolDown = settings.coolDown();
        this.clock = clock;
        this.events = events;
    }

    synchronized boolean isAside() {
        return asideUntil != null && clock.instant().isBefore(asideUntil);
    }

    synchronized Optional<Instant> asideUntil() {
        return isAside() ? Optional.ofNullable(asideUntil) : Optional.empty();
    }

    void close() {
        searches.close();
        binds.close();
    }

    /**
     * Asks, once.
     *
     * @throws ConnectionTrouble when nothing is known
     * @throws LDAPException when the server has answered, in its own words
     */
    <T> T ask(Servers.Purpose purpose, Deadline deadline, Servers.Question<T> question)
            throws ConnectionTrouble, LDAPException {
        ConnectionPool pool = purpose == Servers.Purpose.SEARCH ? searches : binds;
        try {
            T answer = ask(pool, deadline, question);
            isBack();
            return answer;
        } catch (ConnectionTrouble trouble) {
            if (trouble.isServersFault()) {
                setAside(trouble);
            }
            throw trouble;
        }
    }

    private <T> T ask(ConnectionPool pool, Deadline deadline, Servers.Question<T> question)
            throws ConnectionTrouble, LDAPException {
        try (ConnectionPool.Lease lease = lend(pool, deadline)) {
            try {
                return ask(lease, deadline, question);
            } catch (ConnectionTrouble broken) {
                boolean endedWhileIdle = lease.isReused() && broken.kind() == ConnectionTrouble.Kind.CONNECTION;
                if (!endedWhileIdle || deadline.isOver()) {
                    throw broken;
                }
            }
        }
        pool.drain();
        try (ConnectionPool.Lease fresh = lend(pool, deadline)) {
            return ask(fresh, deadline, question);
        }
    }

    private ConnectionPool.Lease lend(ConnectionPool pool, Deadline deadline) throws ConnectionTrouble {
        try {
            return pool.lend(deadline);
        } catch (LDAPException refused) {
            throw troubleOr(refused, deadline);
        }
    }

    private <T> T ask(ConnectionPool.Lease lease, Deadline deadline, Servers.Question<T> question)
            throws ConnectionTrouble, LDAPException {
        try {
            T answer = question.ask(lease.connection());
            lease.keep();
            return answer;
        } catch (LDAPException failure) {
            ConnectionTrouble trouble = deadline.isOver() ? timeout(failure) : LdapCode.trouble(failure, address);
            if (trouble != null) {
                throw trouble;
            }
            if (LdapCode.of(failure).isPresent()) {
                lease.keep();
            }
            throw failure;
        }
    }

    private ConnectionTrouble troubleOr(LDAPException failure, Deadline deadline) {
        ConnectionTrouble trouble = deadline.isOver() ? timeout(failure) : LdapCode.trouble(failure, address);
        return trouble == null
                ? new ConnectionTrouble(
                        ConnectionTrouble.Kind.CONNECTION, address + ": " + LdapCode.describe(failure), failure)
                : trouble;
    }

    private ConnectionTrouble timeout(LDAPException failure) {
        return new ConnectionTrouble(ConnectionTrouble.Kind.TIMEOUT, address + " did not finish in time", failure);
    }

    private void setAside(ConnectionTrouble trouble) {
        Instant until = clock.instant().plus(coolDown);
        synchronized (this) {
            boolean known = asideUntil != null;
            asideUntil = until;
            if (known) {
                return;
            }
        }
        searches.drain();
        binds.drain();
        events.accept(
                new ServerSetAside(directory, address, trouble.kind(), String.valueOf(trouble.getMessage()), until));
    }

    private void isBack() {
        synchronized (this) {
            if (asideUntil == null) {
                return;
            }
            asideUntil = null;
        }
        events.accept(new ServerBack(directory, address));
    }
}
