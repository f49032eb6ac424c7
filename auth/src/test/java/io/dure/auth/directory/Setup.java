package io.dure.auth.directory;

import io.dure.auth.connection.ConnectionEvent;
import io.dure.auth.connection.ConnectionSettings;
import io.dure.auth.connection.Protection;
import io.dure.auth.connection.ServerAddress;
import io.dure.auth.connection.Timeouts;
import io.dure.auth.connection.Whereabouts;
import io.dure.auth.directory.GroupSettings.Nesting;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/** A directory's settings, to be varied by a test. */
record Setup(
        Kind kind,
        List<ServerAddress> servers,
        Protection protection,
        Optional<Path> authorities,
        Duration connect,
        Duration read,
        WayIn way,
        String groupBase,
        Nesting nesting) {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    LdapDirectory directory() {
        return directory(event -> {});
    }

    LdapDirectory directory(Consumer<ConnectionEvent> events) {
        return directory(Clock.systemUTC(), events);
    }

    LdapDirectory directory(Clock clock, Consumer<ConnectionEvent> events) {
        return new LdapDirectory(settings(), clock, events);
    }

    LdapSettings settings() {
        boolean ad = kind == Kind.ACTIVE_DIRECTORY;
        return new LdapSettings(
                "test",
                kind,
                new ConnectionSettings(
                        new Whereabouts.Fixed(servers),
                        protection,
                        authorities,
                        Duration.ofDays(30),
                        new Timeouts(connect, read, PATIENCE, PATIENCE),
                        4,
                        PATIENCE),
                way,
                new GroupSettings(name(groupBase), "member", nesting),
                ad ? "egov.test" : "",
                ad ? "EGOV" : "");
    }

    Setup kind(Kind other) {
        return new Setup(other, servers, protection, authorities, connect, read, way, groupBase, nesting);
    }

    Setup servers(ServerAddress... addresses) {
        return new Setup(kind, List.of(addresses), protection, authorities, connect, read, way, groupBase, nesting);
    }

    Setup tls(Protection how, Path authority) {
        return new Setup(kind, servers, how, Optional.of(authority), connect, read, way, groupBase, nesting);
    }

    Setup read(Duration timeout) {
        return new Setup(kind, servers, protection, authorities, connect, timeout, way, groupBase, nesting);
    }

    Setup connect(Duration timeout) {
        return new Setup(kind, servers, protection, authorities, timeout, read, way, groupBase, nesting);
    }

    Setup way(WayIn other) {
        return new Setup(kind, servers, protection, authorities, connect, read, other, groupBase, nesting);
    }

    Setup groupBase(String other) {
        return new Setup(kind, servers, protection, authorities, connect, read, way, other, nesting);
    }

    Setup nesting(Nesting other) {
        return new Setup(kind, servers, protection, authorities, connect, read, way, groupBase, other);
    }

    static LdapName name(String dn) {
        try {
            return new LdapName(dn);
        } catch (InvalidNameException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }
}
