package io.dure.auth.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import io.dure.auth.connection.ConnectionEvent.ServerBack;
import io.dure.auth.connection.ConnectionEvent.ServerSetAside;
import io.dure.auth.connection.ConnectionTrouble.Kind;
import io.dure.auth.connection.Servers.Purpose;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServersTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Servers.Question<Boolean> TOP = connection -> connection.read(top(), "dc") != null;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final List<ConnectionEvent> events = new ArrayList<>();
    private final Searches searches = new Searches();
    private final InMemoryDirectoryServer server = server(searches, 0);

    @BeforeEach
    void listen() throws LDAPException {
        server.startListening();
    }

    @AfterEach
    void stop() {
        searches.release.countDown();
        server.shutDown(true);
    }

    @Test
    void connectionsAreUsedAgain() throws Exception {
        Servers servers = servers(timeouts(LONG, LONG), 2, address());
        for (int i = 0; i < 20; i++) {
            assertThat(servers.ask(Purpose.SEARCH, Deadline.in(LONG), TOP)).isTrue();
        }

        assertThat(searches.connections).hasSize(1);
    }

    @Test
    void noMoreConnectionsThanThePoolMayHaveAndNoneForWhoWaitsTooLong() throws Exception {
        searches.hangs = true;
        Servers servers = servers(new Timeouts(LONG, LONG, Duration.ofMillis(50), LONG), 1, address());
        CompletableFuture<Boolean> first = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                first.complete(servers.ask(Purpose.SEARCH, Deadline.in(LONG), TOP));
            } catch (Exception failure) {
                first.completeExceptionally(failure);
            }
        });
        searches.reached.await();

        assertThatThrownBy(() -> servers.ask(Purpose.SEARCH, Deadline.in(LONG), TOP))
                .isInstanceOfSatisfying(
                        ConnectionTrouble.class, busy -> assertThat(busy.kind()).isEqualTo(Kind.BUSY));
        searches.hangs = false;
        assertThat(servers.ask(Purpose.SIGN_IN, Deadline.in(LONG), TOP)).isTrue();
        searches.release.countDown();
        assertThat(first.get()).isTrue();
        assertThat(events).isEmpty();
    }

    @Test
    void connectionThatTheServerHasEndedIsReplacedUnnoticed() throws Exception {
        Servers servers = servers(timeouts(LONG, LONG), 2, address());
        servers.ask(Purpose.SEARCH, Deadline.in(LONG), TOP);
        server.closeAllConnections(false);

        assertThat(servers.ask(Purpose.SEARCH, Deadline.in(LONG), TOP)).isTrue();
        assertThat(events).isEmpty();
    }

    @Test
    void serverThatFailedIsAskedLastUntilItHasCooledDown() throws Exception {
        int port = freePort();
        ServerAddress first = new ServerAddress("127.0.0.1", port);
        Servers servers = servers(timeouts(LONG, LONG), 2, first, address());
        servers.ask(Purpose.SEARCH, Deadline.in(LONG), TOP);
        assertThat(events).singleElement().isInstanceOf(ServerSetAside.class);
        Searches later = new Searches();
        InMemoryDirectoryServer returned = server(later, port);
        try {
            returned.startListening();
            servers.ask(Purpose.SEARCH, Deadline.in(LONG), TOP);
            assertThat(later.connections).isEmpty();

            now.updateAndGet(time -> time.plus(LONG));
            servers.ask(Purpose.SEARCH, Deadline.in(LONG), TOP);
            assertThat(later.connections).hasSize(1);
            assertThat(events).last().isEqualTo(new ServerBack("test", first));
        } finally {
            returned.shutDown(true);
        }
    }

    @Test
    void whenAllAreSetAsideTheyAreAskedNevertheless() throws Exception {
        searches.hangs = true;
        Servers servers = servers(timeouts(LONG, Duration.ofMillis(50)), 2, address());
        assertThatThrownBy(() -> servers.ask(Purpose.SEARCH, Deadline.in(LONG), TOP))
                .isInstanceOf(ConnectionTrouble.class);
        searches.hangs = false;

        assertThat(servers.ask(Purpose.SEARCH, Deadline.in(LONG), TOP)).isTrue();
    }

    @Test
    void serverThatDripsIsGivenUpWhenTheWholeTimeIsOver() throws Exception {
        try (ServerSocket drips = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> drip(drips));
            Servers servers = servers(timeouts(LONG, LONG), 2, new ServerAddress("127.0.0.1", drips.getLocalPort()));

            assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> assertThatThrownBy(
                                    () -> servers.ask(Purpose.SEARCH, Deadline.in(Duration.ofMillis(300)), TOP))
                            .isInstanceOfSatisfying(
                                    ConnectionTrouble.class,
                                    trouble -> assertThat(trouble.kind()).isEqualTo(Kind.TIMEOUT)));
        }
    }

    @Test
    void nameThatNobodyKnowsIsNoServerAndNoAnswer() {
        assertThatThrownBy(() -> servers(timeouts(LONG, LONG), 1, new ServerAddress("directory.invalid", 389))
                        .ask(Purpose.SEARCH, Deadline.in(LONG), TOP))
                .isInstanceOfSatisfying(
                        ConnectionTrouble.class,
                        trouble -> assertThat(trouble.kind()).isEqualTo(Kind.NAME));
    }

    @Test
    void emptyPasswordNeverLeaves() {
        assertThatThrownBy(() -> servers(timeouts(LONG, LONG), 1, address())
                        .ask(Purpose.SIGN_IN, Deadline.in(LONG), connection -> {
                            connection.bind("cn=a", "");
                            return true;
                        }))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static LdapName top() {
        try {
            return new LdapName("dc=egov,dc=test");
        } catch (InvalidNameException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private ServerAddress address() {
        return new ServerAddress("127.0.0.1", server.getListenPort());
    }

    private Servers servers(Timeouts timeouts, int pool, ServerAddress... addresses) {
        return new Servers(
                "test",
                new ConnectionSettings(
                        new Whereabouts.Fixed(List.of(addresses)),
                        Protection.NONE,
                        Optional.empty(),
                        Duration.ofDays(30),
                        timeouts,
                        pool,
                        LONG),
                clock,
                events::add);
    }

    private static Timeouts timeouts(Duration connect, Duration read) {
        return new Timeouts(connect, read, LONG, LONG);
    }

    /** The head of an entry with a long name, then a byte of the name now and then. */
    private static void drip(ServerSocket listening) {
        try (Socket client = listening.accept()) {
            OutputStream out = client.getOutputStream();
            out.write(new byte[] {
                0x30, (byte) 0x82, 0x10, 0, 2, 1, 1, 0x64, (byte) 0x82, 0x0f, (byte) 0xf9, 4, (byte) 0x82, 0x0f, 0
            });
            while (true) {
                out.write('a');
                out.flush();
                Thread.sleep(20);
            }
        } catch (IOException gone) {
            // The client has given up.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket once = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return once.getLocalPort();
        }
    }

    private static InMemoryDirectoryServer server(Searches searches, int port) {
        try {
            InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=egov,dc=test");
            config.setListenerConfigs(
                    InMemoryListenerConfig.createLDAPConfig("test", InetAddress.getLoopbackAddress(), port, null));
            config.addInMemoryOperationInterceptor(searches);
            InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
            server.add("dn: dc=egov,dc=test", "objectClass: domain", "dc: egov");
            return server;
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private static final class Searches extends InMemoryOperationInterceptor {
        final CountDownLatch reached = new CountDownLatch(1);
        final CountDownLatch release = new CountDownLatch(1);
        final Set<Long> connections = ConcurrentHashMap.newKeySet();
        volatile boolean hangs;

        @Override
        public void processSearchRequest(InMemoryInterceptedSearchRequest request) {
            connections.add(request.getConnectionID());
            if (hangs) {
                reached.countDown();
                try {
                    release.await();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
