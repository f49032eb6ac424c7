package io.dure.auth.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import javax.naming.ldap.LdapName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A connection that nobody has asked anything for a while is looked at before it is used again. */
class IdleConnectionTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Timeouts TIMEOUTS = new Timeouts(LONG, LONG, LONG, LONG);

    @TempDir
    private static Path folder;

    @ParameterizedTest
    @EnumSource(
            value = Protection.class,
            names = {"NONE", "LDAPS"})
    void aLookChangesNothingWhileItIsOpenAndFindsItsEnd(Protection protection) throws Exception {
        Authority authority = Authority.create(folder, "idle-" + protection);
        InMemoryDirectoryServer server = server(protection, authority);
        Dialer dialer = new Dialer(
                protection,
                Trust.of(authority.certificate()),
                LONG,
                new CertificateWatch("idle", Duration.ofDays(1), Clock.systemUTC(), event -> {}));
        ServerAddress address = new ServerAddress("127.0.0.1", server.getListenPort());
        LdapName top = new LdapName("dc=egov,dc=test");
        try (LdapConnection connection = LdapConnection.over(dialer.dial(address, Deadline.in(LONG)), TIMEOUTS)) {
            assertThat(connection.isStillOpen()).isTrue();
            assertThat(connection.read(top, "dc")).isNotNull();
            assertThat(connection.isStillOpen()).isTrue();
            assertThat(connection.read(top, "dc")).isNotNull();

            server.shutDown(true);

            awaitEnd(connection::isStillOpen);
            assertThat(connection.isAlive()).isFalse();
        }
    }

    @Test
    void whoeverSpeaksUnaskedIsNotAskedAgain() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket wire = new Socket(listening.getInetAddress(), listening.getLocalPort());
                Socket server = listening.accept()) {
            ReadySocket idle = new ReadySocket(wire, wire);
            assertThat(idle.isStillOpen()).isTrue();

            server.getOutputStream().write(0x30);

            awaitEnd(idle::isStillOpen);
        }
    }

    /** Each look takes a millisecond. */
    private static void awaitEnd(BooleanSupplier isOpen) {
        assertTimeoutPreemptively(LONG, () -> {
            while (isOpen.getAsBoolean()) {
                Thread.onSpinWait();
            }
        });
    }

    private static InMemoryDirectoryServer server(Protection protection, Authority authority) throws Exception {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=egov,dc=test");
        InetAddress loopback = InetAddress.getLoopbackAddress();
        Authority.Issued issued = authority.issue("server-" + protection, "IP:127.0.0.1", 300);
        config.setListenerConfigs(
                protection == Protection.NONE
                        ? InMemoryListenerConfig.createLDAPConfig("plain", loopback, 0, null)
                        : issued.listener());
        InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
        server.add("dn: dc=egov,dc=test", "objectClass: domain", "dc: egov");
        server.startListening();
        return server;
    }
}
