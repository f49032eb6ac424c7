package io.dure.hub.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.auth.AuthProperties;
import io.dure.auth.DirectoryProperties;
import io.dure.auth.connection.ConnectionEvent.CertificateEndsSoon;
import io.dure.auth.connection.ServerAddress;
import io.dure.auth.directory.Kind;
import io.dure.hub.audit.AuditEntry;
import io.dure.hub.directory.ConnectedDirectories;
import io.dure.hub.directory.Connector;
import io.dure.hub.directory.SignInDocument;
import io.dure.hub.directory.SignInRecords;
import io.dure.hub.directory.StoredDirectory;
import io.dure.hub.steering.Alarm;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryAlarmsTest {
    private static final StoredDirectory SEALED_ELSEWHERE = new StoredDirectory(
            "labs",
            Kind.LDAP,
            List.of(URI.create("ldap://127.0.0.1:1")),
            "",
            "",
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            new DirectoryProperties.UserSearch("ou=people,dc=labs", "(uid={0})", "uid"),
            null,
            "cn=reader",
            "A".repeat(64),
            "ou=groups,dc=labs",
            "member",
            null);

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
    private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
    private final DirectoryEvents events = new DirectoryEvents(clock);

    private DirectoryAlarms alarms(Path folder, SignInDocument set) {
        return new DirectoryAlarms(
                new ConnectedDirectories(
                        new AuthProperties(null, null, null),
                        new Stored(new SignInRecords.Kept.Known(set)),
                        new Connector(folder, clock, events)),
                events,
                clock);
    }

    private record Stored(Kept read) implements SignInRecords {
        @Override
        public boolean save(SignInDocument document, long expected, AuditEntry entry) {
            return false;
        }
    }

    @Test
    void aPasswordThatWasSealedElsewhereIsNoSilence(@TempDir Path folder) {
        DirectoryAlarms alarms = alarms(folder, new SignInDocument(3, List.of(SEALED_ELSEWHERE), Map.of()));

        assertThat(alarms.alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.code()).isEqualTo("directory-unusable");
            assertThat(alarm.subject()).isEqualTo("labs");
            assertThat(alarm.detail()).contains("give it again");
        });
    }

    @Test
    void aCertificateThatEndsIsAnAlarmForAsLongAsItIsShown(@TempDir Path folder) {
        DirectoryAlarms alarms = alarms(folder, SignInDocument.NOTHING);
        assertThat(alarms.alarms()).isEmpty();
        Instant end = BEGIN.plus(Duration.ofDays(20));
        CertificateEndsSoon soon =
                new CertificateEndsSoon("egov", new ServerAddress("dc1.egov.test", 636), "CN=dc1", end);

        events.accept(soon);
        assertThat(alarms.alarms()).extracting(Alarm::severity).containsExactly(Alarm.Severity.WARNING);

        now.set(end.minus(Duration.ofDays(1)));
        assertThat(alarms.alarms()).as("it was renewed").isEmpty();
        events.accept(soon);
        assertThat(alarms.alarms()).extracting(Alarm::severity).containsExactly(Alarm.Severity.CRITICAL);
    }
}
