package io.dure.auth.connection;

import com.unboundid.ldap.sdk.LDAPException;
import io.dure.auth.connection.ConnectionTrouble.Kind;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Reaches the servers of a directory as {@link Dialer} does, but step by step, to tell an operator how far it gets and what
 * each step takes. Uses no connection that serves anybody.
 */
public final class Trial {
    private static final int MOST_SERVERS = 8;

    private final ConnectionSettings settings;
    private final Servers.Lookup lookup;
    private final Dialer dialer;

    /**
     * Of one directory; connects to nothing yet.
     *
     * @throws IllegalArgumentException when the file of authorities cannot be used
     */
    public Trial(String directory, ConnectionSettings settings, Clock clock) {
        this.settings = settings;
        this.lookup = Servers.lookup(settings);
        this.dialer = new Dialer(
                settings.protection(),
                settings.authorities().map(Trust::of).orElseGet(Trust::ofPlatform),
                settings.timeouts().connect(),
                new CertificateWatch(directory, settings.certificateNotice(), clock, event -> {}));
    }

    /** What is tried. */
    public enum Stage {
        RESOLVE,
        TCP,
        TLS
    }

    /**
     * One thing tried.
     *
     * @param trouble null: it went well
     * @param detail what was seen, for an operator
     */
    public record Step(Stage stage, long nanos, @Nullable ConnectionTrouble trouble, String detail) {}

    /** How far one server was reached; the steps after a failure are missing. */
    public record Reached(
            ServerAddress server,
            List<Step> steps,
            @Nullable Open open) {}

    /** A connection that ends with its time. */
    public static final class Open implements Closeable {
        private final LdapConnection connection;
        private final Deadline.Guard guard;

        private Open(LdapConnection connection, Deadline deadline) {
            this.connection = connection;
            this.guard = deadline.guard(connection);
        }

        public LdapConnection connection() {
            return connection;
        }

        @Override
        public void close() throws IOException {
            guard.close();
            connection.close();
        }
    }

    /** The servers in order, 8 at most. */
    public List<ServerAddress> servers() throws ConnectionTrouble {
        List<ServerAddress> all = lookup.servers(Deadline.in(settings.timeouts().connect()));
        return all.subList(0, Math.min(MOST_SERVERS, all.size()));
    }

    public Reached reach(ServerAddress server) {
        Deadline deadline = Deadline.in(settings.timeouts().overall());
        List<Step> steps = new ArrayList<>();
        Deadline connecting = deadline.orIn(settings.timeouts().connect());
        long begun = System.nanoTime();
        List<InetAddress> addresses;
        try {
            addresses = HostNames.resolve(server.host(), connecting);
        } catch (ConnectionTrouble unknown) {
            steps.add(failed(Stage.RESOLVE, begun, unknown));
            return new Reached(server, steps, null);
        }
        steps.add(done(
                Stage.RESOLVE,
                begun,
                addresses.stream().map(InetAddress::getHostAddress).collect(Collectors.joining(", "))));
        Socket wire = new Socket();
        Optional<Open> open = Optional.empty();
        try (Deadline.Guard guard = connecting.guard(wire)) {
            if (connected(wire, addresses, server, connecting, steps)) {
                open = secured(wire, server, connecting, deadline, steps);
            }
        } finally {
            if (open.isEmpty()) {
                closeQuietly(wire);
            }
        }
        return new Reached(server, steps, open.orElse(null));
    }

    private static boolean connected(
            Socket wire, List<InetAddress> addresses, ServerAddress server, Deadline deadline, List<Step> steps) {
        long begun = System.nanoTime();
        try {
            wire.setTcpNoDelay(true);
            wire.connect(new InetSocketAddress(addresses.getFirst(), server.port()), deadline.leftMillis());
            wire.setSoTimeout(deadline.leftMillis());
            steps.add(done(Stage.TCP, begun, wire.getInetAddress().getHostAddress() + ":" + wire.getPort()));
            return true;
        } catch (IOException failure) {
            steps.add(failed(Stage.TCP, begun, Dialer.trouble(server, failure, deadline)));
            return false;
        }
    }

    private Optional<Open> secured(
            Socket wire, ServerAddress server, Deadline connecting, Deadline whole, List<Step> steps) {
        long begun = System.nanoTime();
        try {
            Socket secured = dialer.secure(wire, server);
            wire.setSoTimeout(0);
            Open open = new Open(LdapConnection.over(new ReadySocket(wire, secured), settings.timeouts()), whole);
            steps.add(done(Stage.TLS, begun, describe(secured)));
            return Optional.of(open);
        } catch (IOException failure) {
            steps.add(failed(Stage.TLS, begun, Dialer.trouble(server, failure, connecting)));
        } catch (LDAPException failure) {
            ConnectionTrouble trouble =
                    new ConnectionTrouble(Kind.CONNECTION, server + ": " + LdapCode.describe(failure), failure);
            steps.add(failed(Stage.TLS, begun, trouble));
        }
        return Optional.empty();
    }

    /** Empty: nothing protects the connection. */
    private static String describe(Socket secured) throws IOException {
        if (!(secured instanceof SSLSocket tls)) {
            return "";
        }
        String shown = tls.getSession().getPeerCertificates()[0] instanceof X509Certificate certificate
                ? certificate.getSubjectX500Principal().getName() + ", until "
                        + certificate.getNotAfter().toInstant()
                : "";
        return tls.getSession().getProtocol() + ", " + shown;
    }

    private static Step done(Stage stage, long begun, String detail) {
        return new Step(stage, System.nanoTime() - begun, null, detail);
    }

    private static Step failed(Stage stage, long begun, ConnectionTrouble trouble) {
        return new Step(stage, System.nanoTime() - begun, trouble, String.valueOf(trouble.getMessage()));
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // Closed it is.
        }
    }
}
