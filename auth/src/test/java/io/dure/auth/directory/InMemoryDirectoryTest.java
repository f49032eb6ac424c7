package io.dure.auth.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldif.LDIFReader;
import io.dure.auth.connection.ServerAddress;
import io.dure.auth.directory.DirectoryAnswer.Found;
import io.dure.auth.directory.DirectoryAnswer.Reason;
import io.dure.auth.directory.DirectoryAnswer.Rejected;
import io.dure.auth.directory.DirectoryAnswer.Trouble;
import io.dure.auth.directory.DirectoryAnswer.Unavailable;
import io.dure.auth.directory.GroupSettings.Nesting;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract against UnboundID's server, and what only a server that obeys can show. */
class InMemoryDirectoryTest extends DirectoryContract {
    private final Recorder recorder = new Recorder();
    private final InMemoryDirectoryServer server = start(recorder);

    @BeforeEach
    void listen() throws LDAPException {
        server.startListening();
    }

    @AfterEach
    void stop() {
        recorder.release.countDown();
        server.shutDown(true);
    }

    @Override
    Setup setup() {
        return Egov.setup(address(), Egov.TEMPLATE);
    }

    @Override
    String group(String name) {
        return Egov.group(name);
    }

    @Override
    String markup() {
        return Egov.MARKUP;
    }

    @Override
    Setup withAccount() {
        return Egov.setup(address(), Egov.TEMPLATE_AND_READER);
    }

    @Override
    Staff staff() {
        try {
            return new Staff(server.getConnection(), Kind.LDAP);
        } catch (LDAPException failed) {
            throw new AssertionError(failed);
        }
    }

    private ServerAddress address() {
        return new ServerAddress("127.0.0.1", server.getListenPort());
    }

    @Test
    void wrongPasswordIsAskedOfOneServerOnly() {
        assertThat(setup().servers(address(), new ServerAddress("localhost", server.getListenPort()))
                        .directory()
                        .signIn("alice", "wrong"))
                .isEqualTo(new Rejected(Reason.BAD_CREDENTIALS, "code 49"));
        assertThat(recorder.binds).hasValue(1);
    }

    @Test
    void emptyPasswordReachesNoServer() {
        setup().directory().signIn("alice", "");

        assertThat(recorder.binds).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 10, 11, 14, 48, 50, 51, 52, 53, 80})
    void bindThatIsNeitherYesNorNoIsUnavailable(int code) {
        recorder.bindResult = ResultCode.valueOf(code);

        assertThat(setup().directory().signIn("alice", password("alice"))).isInstanceOf(Unavailable.class);
    }

    @Test
    void accountHeldBackIsRejected() {
        recorder.bindResult = ResultCode.CONSTRAINT_VIOLATION;

        assertThat(setup().directory().signIn("alice", password("alice")))
                .isEqualTo(new Rejected(Reason.ACCOUNT_RESTRICTED, "code 19"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 10, 11, 12, 32, 50, 51, 52, 53, 80})
    void halfReadGroupsAreUnavailable(int code) {
        recorder.groupResult = ResultCode.valueOf(code);

        assertThat(setup().directory().signIn("alice", password("alice"))).isInstanceOf(Unavailable.class);
    }

    @Test
    void searchThatHangsAfterTheBindIsGivenUp() {
        recorder.hangsInSearch = true;

        assertThat(setup().read(Duration.ofMillis(200)).directory().signIn("alice", password("alice")))
                .isInstanceOfSatisfying(
                        Unavailable.class,
                        unavailable -> assertThat(unavailable.trouble()).isEqualTo(Trouble.TIMEOUT));
    }

    @ParameterizedTest
    @EnumSource(
            value = Nesting.class,
            names = {"TOKEN_GROUPS", "IN_CHAIN"})
    void whatActiveDirectoryWillNotWorkOutIsSearchedLevelByLevel(Nesting nesting) {
        recorder.chainResult = ResultCode.TIME_LIMIT_EXCEEDED;

        assertThat(setup().kind(Kind.ACTIVE_DIRECTORY)
                        .nesting(nesting)
                        .directory()
                        .signIn("alice", password("alice")))
                .isInstanceOfSatisfying(
                        Found.class,
                        found -> assertThat(found.groups().names())
                                .containsExactlyInAnyOrder(
                                        Setup.name(group("operators")),
                                        Setup.name(group("staff")),
                                        Setup.name(group("company"))));
        assertThat(recorder.chains).hasValue(1);
    }

    @Test
    void refusedPasswordOfTheLookUpAccountIsShownOnceOnly() {
        LdapDirectory directory = setup().way(Egov.search(new WayIn.Account("cn=reader,dc=egov,dc=test", "wrong")))
                .directory();

        for (int i = 0; i < 3; i++) {
            assertThat(directory.signIn("alice", password("alice")))
                    .isInstanceOfSatisfying(
                            Unavailable.class,
                            unavailable -> assertThat(unavailable.trouble()).isEqualTo(Trouble.SERVICE_ACCOUNT));
        }
        assertThat(recorder.binds).hasValue(1);
    }

    private static InMemoryDirectoryServer start(Recorder recorder) {
        try {
            InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=egov,dc=test");
            config.setListenerConfigs(
                    InMemoryListenerConfig.createLDAPConfig("test", InetAddress.getLoopbackAddress(), 0, null));
            config.addInMemoryOperationInterceptor(recorder);
            InMemoryDirectoryServer server = new InMemoryDirectoryServer(config);
            server.importFromLDIF(
                    true,
                    new LDIFReader(Objects.requireNonNull(
                            InMemoryDirectoryTest.class.getResourceAsStream("egov.ldif"), "egov.ldif")));
            return server;
        } catch (LDAPException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static final class Recorder extends InMemoryOperationInterceptor {
        final AtomicInteger binds = new AtomicInteger();
        final CountDownLatch release = new CountDownLatch(1);
        volatile @Nullable ResultCode bindResult;
        volatile @Nullable ResultCode groupResult;
        final AtomicInteger chains = new AtomicInteger();
        volatile @Nullable ResultCode chainResult;
        volatile boolean hangsInSearch;

        @Override
        public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request) throws LDAPException {
            binds.incrementAndGet();
            fail(bindResult);
        }

        @Override
        public void processSearchRequest(InMemoryInterceptedSearchRequest request) throws LDAPException {
            if (hangsInSearch) {
                await();
            }
            if (request.getRequest().getFilter().toString().contains("1.2.840.113556.1.4.1941")) {
                chains.incrementAndGet();
                fail(chainResult);
            }
            if (request.getRequest().getBaseDN().startsWith("ou=groups")) {
                fail(groupResult);
            }
        }

        private static void fail(@Nullable ResultCode code) throws LDAPException {
            if (code != null) {
                throw new LDAPException(code);
            }
        }

        private void await() {
            try {
                release.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
