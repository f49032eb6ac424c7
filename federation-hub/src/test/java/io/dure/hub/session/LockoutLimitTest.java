package io.dure.hub.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import io.dure.auth.AuthProperties;
import io.dure.hub.audit.AuditEntry;
import io.dure.hub.directory.ConnectedDirectories;
import io.dure.hub.directory.Connector;
import io.dure.hub.directory.SignInDocument;
import io.dure.hub.directory.SignInRecords;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class LockoutLimitTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private InMemoryDirectoryServer server;

    @BeforeEach
    void start() throws Exception {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=egov,dc=test");
        config.setSchema(null);
        config.addAdditionalBindCredentials("cn=reader", "reader");
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("loopback", InetAddress.getLoopbackAddress(), 0, null));
        server = new InMemoryDirectoryServer(config);
        server.add("dn: dc=egov,dc=test", "objectClass: domain", "dc: egov");
        server.startListening();
    }

    @AfterEach
    void stop() {
        server.shutDown(true);
    }

    @ParameterizedTest
    @CsvSource({"4, , 4", "4, 10, 4", "4, 4, 3", "4, 2, 1", "4, 1, 1", "20, 5, 4"})
    void oneFailureLessThanLocksThereReachesIt(int configured, Integer threshold, int limit) {
        assertThat(LockoutLimit.below(configured, threshold == null ? OptionalInt.empty() : OptionalInt.of(threshold)))
                .isEqualTo(limit);
    }

    @Test
    void whatADirectoryTellsHoldsUntilItTellsSomethingElse() throws Exception {
        LockoutLimit limit = new LockoutLimit(new LockoutProperties(4, Duration.ofMinutes(30), 100), directories());
        limit.refresh();
        assertThat(limit.getAsInt()).as("nothing is told").isEqualTo(4);

        policy("strict", 3);
        policy("lax", 9);
        limit.refresh();
        assertThat(limit.getAsInt()).as("the strictest counts").isEqualTo(2);

        server.delete("cn=strict,dc=egov,dc=test");
        server.delete("cn=lax,dc=egov,dc=test");
        limit.refresh();
        assertThat(limit.getAsInt()).as("who does not tell takes nothing back").isEqualTo(2);

        policy("none", 0);
        limit.refresh();
        assertThat(limit.getAsInt())
                .as("the directory says that it never locks")
                .isEqualTo(4);
    }

    private void policy(String name, int most) throws Exception {
        server.add(
                "dn: cn=" + name + ",dc=egov,dc=test",
                "objectClass: pwdPolicy",
                "cn: " + name,
                "pwdLockout: TRUE",
                "pwdMaxFailure: " + most);
    }

    private ConnectedDirectories directories() throws Exception {
        Map<String, String> properties = new HashMap<>();
        properties.put("dure.auth.directory.urls", "ldap://127.0.0.1:" + server.getListenPort());
        properties.put("dure.auth.directory.user-search.base", "dc=egov,dc=test");
        properties.put("dure.auth.directory.group-search-base", "dc=egov,dc=test");
        properties.put("dure.auth.directory.roles[0].group", "cn=all,dc=egov,dc=test");
        properties.put("dure.auth.directory.roles[0].role", "viewer");
        properties.put("dure.auth.directory.bind-dn", "cn=reader");
        properties.put(
                "dure.auth.directory.bind-password-file",
                Files.writeString(folder.resolve("password"), "reader").toString());
        AuthProperties configured = new Binder(new MapConfigurationPropertySource(properties))
                .bind("dure.auth", AuthProperties.class)
                .get();
        return new ConnectedDirectories(
                configured, new NothingSet(), new Connector(folder, Clock.systemUTC(), event -> {}));
    }

    private static final class NothingSet implements SignInRecords {
        @Override
        public Kept read() {
            return new Kept.Known(SignInDocument.NOTHING);
        }

        @Override
        public boolean save(SignInDocument document, long expected, AuditEntry entry) {
            return false;
        }
    }
}
