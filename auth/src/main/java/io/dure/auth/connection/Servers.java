package io.dure.auth.connection;

import com.unboundid.ldap.sdk.LDAPException;
import io.dure.auth.connection.ConnectionTrouble.Kind;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The servers of one directory, asked in order. The next one is asked only when nothing is known from the one before:
 * what a server has answered is final, or a wrong password would count on each of them and lock the account.
 *
 * <p>A server that failed is asked after the others for a while, and not left out: when all have failed, trying is
 * better than refusing.
 */
public final class Servers implements AutoCloseable {
    private static final int MOST_SERVERS = 16;

    private final String directory;
    private final ConnectionSettings settings;
    private final Lookup lookup;
    private final Dialer dialer;
    private final Clock clock;
    private final Consumer<ConnectionEvent> events;
    private final Map<ServerAddress, Server> known = new LinkedHashMap<>();

    public Servers(String directory, ConnectionSettings settings, Clock clock, Consumer<ConnectionEvent> events) {
        this(directory, settings, lookup(settings), clock, events);
    }

    Servers(
            String directory,
            ConnectionSettings settings,
            Lookup lookup,
            Clock clock,
            Consumer<ConnectionEvent> events) {
        this.directory = directory;
        this.settings = settings;
        this.lookup = lookup;
        this.dialer = new Dialer(
                settings.protection(),
                settings.authorities().map(Trust::of).orElseGet(Trust::ofPlatform),
                settings.timeouts().connect(),
                new CertificateWatch(directory, settings.certificateNotice(), clock, events));
        this.clock = clock;
        this.events = events;
    }

    /** Connections that users bind on are kept apart from those that stay the directory's own account's. */
    public enum Purpose {
        SEARCH,
        SIGN_IN
    }

    /** What to do on one connection; asked again on another one when the first breaks. */
    @FunctionalInterface
    public interface Question<T> {
        T ask(LdapConnection connection) throws LDAPException;
    }

    /** Finds the servers, in order. */
    @FunctionalInterface
    interface Lookup {
        List<ServerAddress> servers(Deadline deadline) throws ConnectionTrouble;
    }

    /**
     * Asks one server after the other, until one has answered.
     *
     * @throws ConnectionTrouble when none has; that of the last one
     * @throws LDAPException what the first to answer said, when that is no success
     */
    public <T> T ask(Purpose purpose, Deadline deadline, Question<T> question) throws ConnectionTrouble, LDAPException {
        @Nullable ConnectionTrouble trouble = null;
        for (Server server :
                inOrder(lookup.servers(deadline.orIn(settings.timeouts().connect())))) {
            try {
                return server.ask(purpose, deadline, question);
            } catch (ConnectionTrouble next) {
                trouble = next;
                if (deadline.isOver()) {
                    break;
                }
            }
        }
        throw trouble == null ? new ConnectionTrouble(Kind.CONNECTION, "no server is known", null) : trouble;
    }

    /** Those asked so far, with until when each is asked last. */
    public Map<ServerAddress, Optional<Instant>> known() {
        Map<ServerAddress, Optional<Instant>> states = new LinkedHashMap<>();
        synchronized (known) {
            known.forEach((address, server) -> states.put(address, server.asideUntil()));
        }
        return states;
    }

    /** Ends the connections that are idle, and the others once they have been given back. */
    @Override
    public void close() {
        synchronized (known) {
            known.values().forEach(Server::close);
        }
    }

    public Timeouts timeouts() {
        return settings.timeouts();
    }

    private List<Server> inOrder(List<ServerAddress> addresses) {
        List<Server> first = new ArrayList<>();
        List<Server> last = new ArrayList<>();
        for (ServerAddress address : addresses.subList(0, Math.min(MOST_SERVERS, addresses.size()))) {
            Server server = server(address);
            (server.isAside() ? last : first).add(server);
        }
        first.addAll(last);
        return first;
    }

    private Server server(ServerAddress address) {
        synchronized (known) {
            if (known.size() > 4 * MOST_SERVERS) {
                known.clear();
            }
            return known.computeIfAbsent(
                    address, unseen -> new Server(directory, address, dialer, settings, clock, events));
        }
    }

    static Lookup lookup(ConnectionSettings settings) {
        return switch (settings.whereabouts()) {
            case Whereabouts.Fixed fixed -> deadline -> fixed.servers();
            case Whereabouts.Domain domain -> Discovery.of(domain.name(), settings.protection());
        };
    }
}
