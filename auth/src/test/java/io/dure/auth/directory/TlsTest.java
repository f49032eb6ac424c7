package io.dure.auth.directory;

import static io.dure.auth.directory.DirectoryContract.password;
import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFReader;
import io.dure.auth.connection.Authority;
import io.dure.auth.connection.ConnectionEvent;
import io.dure.auth.connection.ConnectionEvent.CertificateEndsSoon;
import io.dure.auth.connection.Protection;
import io.dure.auth.connection.ServerAddress;
import io.dure.auth.directory.DirectoryAnswer.Found;
import io.dure.auth.directory.DirectoryAnswer.Trouble;
import io.dure.auth.directory.DirectoryAnswer.Unavailable;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is said to a server that is not the right one. */
class TlsTest {
    @TempDir
    private static Path folder;

    private final List<InMemoryDirectoryServer> servers = new ArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(server -> server.shutDown(true));
    }

    @Test
    void eachDirectoryTrustsItsOwnAuthorityAlsoAtTheSameTime() throws Exception {
        Authority ours = Authority.create(folder, "ours");
        Authority theirs = Authority.create(folder, "theirs");
        ServerAddress one = start(ours.issue("one", "IP:127.0.0.1", 300));
        ServerAddress two = start(theirs.issue("two", "IP:127.0.0.1", 300));
        LdapDirectory first = ldaps(one, ours).directory();
        LdapDirectory second = ldaps(two, theirs).directory();
        LdapDirectory crossed = ldaps(two, ours).directory();

        List<Future<DirectoryAnswer>> right = new ArrayList<>();
        List<Future<DirectoryAnswer>> wrong = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (int i = 0; i < 20; i++) {
                right.add(threads.submit(() -> first.signIn("alice", password("alice"))));
                right.add(threads.submit(() -> second.signIn("bob", password("bob"))));
                wrong.add(threads.submit(() -> crossed.signIn("alice", password("alice"))));
            }
        }

        for (Future<DirectoryAnswer> answer : right) {
            assertThat(answer.get()).isInstanceOf(Found.class);
        }
        for (Future<DirectoryAnswer> answer : wrong) {
            assertThat(answer.get())
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            unavailable -> assertThat(unavailable.trouble()).isEqualTo(Trouble.TLS));
        }
    }

    @Test
    void certificateOfAnotherHostIsRefused() throws Exception {
        Authority authority = Authority.create(folder, "host");
        ServerAddress server = start(authority.issue("elsewhere", "DNS:elsewhere.test", 300));

        assertThat(ldaps(server, authority).directory().signIn("alice", password("alice")))
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        unavailable -> assertThat(unavailable.trouble()).isEqualTo(Trouble.TLS));
    }

    @Test
    void nextServerIsAskedWhenOneIsNotTrusted() throws Exception {
        Authority authority = Authority.create(folder, "next");
        ServerAddress other = start(Authority.create(folder, "other").issue("other", "IP:127.0.0.1", 300));
        ServerAddress good = start(authority.issue("good", "IP:127.0.0.1", 300));

        assertThat(ldaps(good, authority).servers(other, good).directory().signIn("alice", password("alice")))
                .isInstanceOf(Found.class);
    }

    @Test
    void certificateThatEndsSoonIsAnnouncedOnce() throws Exception {
        Authority authority = Authority.create(folder, "ends");
        ServerAddress server = start(authority.issue("soon", "IP:127.0.0.1", 5));
        List<ConnectionEvent> events = new ArrayList<>();
        LdapDirectory directory = ldaps(server, authority).directory(events::add);

        directory.signIn("alice", password("alice"));
        directory.signIn("bob", "wrong");

        assertThat(events).singleElement().isInstanceOf(CertificateEndsSoon.class);
    }

    @Test
    void certificateThatHasLongToGoIsNotAnnounced() throws Exception {
        Authority authority = Authority.create(folder, "long");
        ServerAddress server = start(authority.issue("long-lived", "IP:127.0.0.1", 300));
        List<ConnectionEvent> events = new ArrayList<>();

        assertThat(ldaps(server, authority).directory(events::add).signIn("alice", password("alice")))
                .isInstanceOf(Found.class);
        assertThat(events).isEmpty();
        assertThat(ldaps(server, authority)
                        .directory(Clock.offset(Clock.systemUTC(), Duration.ofDays(280)), events::add)
                        .signIn("alice", password("alice")))
                .isInstanceOf(Found.class);
        assertThat(events).singleElement().isInstanceOf(CertificateEndsSoon.class);
    }

    @Test
    void theAuthorityThatVouchesForAServerIsWatchedThoughNobodyShowsIt() throws Exception {
        Authority authority = Authority.create(folder, "vouches");
        ServerAddress server = start(authority.issue("outlives", "IP:127.0.0.1", 500));
        List<ConnectionEvent> events = new ArrayList<>();

        assertThat(ldaps(server, authority)
                        .directory(Clock.offset(Clock.systemUTC(), Duration.ofDays(350)), events::add)
                        .signIn("alice", password("alice")))
                .isInstanceOf(Found.class);

        assertThat(events)
                .singleElement()
                .isInstanceOfSatisfying(
                        CertificateEndsSoon.class,
                        soon -> assertThat(soon.subject()).isEqualTo("CN=vouches"));
    }

    @Test
    void serverWithoutStartTlsGetsNoPassword() throws Exception {
        Authority authority = Authority.create(folder, "plain");
        ServerAddress plain = start(null);

        assertThat(Egov.setup(plain, Egov.TEMPLATE)
                        .tls(Protection.START_TLS, authority.certificate())
                        .directory()
                        .signIn("alice", password("alice")))
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        unavailable -> assertThat(unavailable.trouble()).isEqualTo(Trouble.TLS));
        assertThat(Egov.setup(plain, Egov.TEMPLATE)
                        .tls(Protection.LDAPS, authority.certificate())
                        .directory()
                        .signIn("alice", password("alice")))
                .isInstanceOf(Unavailable.class);
    }

    private static Setup ldaps(ServerAddress server, Authority authority) {
        return Egov.setup(server, Egov.TEMPLATE).tls(Protection.LDAPS, authority.certificate());
    }

    private ServerAddress start(Authority.@Nullable Issued issued)
            throws LDAPException, GeneralSecurityException, IOException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=egov,dc=test");
        InetAddress loopback = InetAddress.getLoopbackAddress();
        config.setListenerConfigs(
                issued == null
                        ? InMemoryListenerConfig.createLDAPConfig("plain", loopback, 0, null)
                        : issued.listener());
        InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
        server.importFromLDIF(
                true, new LDIFReader(Objects.requireNonNull(TlsTest.class.getResourceAsStream("egov.ldif"), "ldif")));
        server.startListening();
        servers.add(server);
        return new ServerAddress("127.0.0.1", server.getListenPort());
    }
}
