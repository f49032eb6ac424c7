package io.dure.hub.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.auth.AuthProperties;
import io.dure.auth.directory.DirectoryAnswer;
import io.dure.auth.directory.Memberships;
import io.dure.auth.directory.UserId;
import io.dure.auth.role.Access;
import io.dure.auth.role.Scope;
import io.dure.hub.audit.AuditEntry;
import io.dure.hub.directory.ConnectedDirectories;
import io.dure.hub.directory.Connector;
import io.dure.hub.directory.SignInDocument;
import io.dure.hub.directory.SignInRecords;
import io.dure.hub.directory.SignInSettings;
import io.dure.hub.session.local.LocalAccounts;
import io.dure.hub.steering.Alarm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadableSettingsTest {
    private static final String TEXT = "{\"revision\": 7, \"directories\": [{\"type\": \"NEWER\"}]}";

    private final Stored records = new Stored();
    private final DirectoryEvents events = new DirectoryEvents(Clock.systemUTC());

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Connector connector;

    @SuppressWarnings("NullAway.Init")
    private ConnectedDirectories directories;

    private static final class Stored implements SignInRecords {
        private Kept kept = new Kept.Unreadable(7, TEXT, "MismatchedInputException");

        @Override
        public Kept read() {
            return kept;
        }

        @Override
        public boolean save(SignInDocument document, long expected, AuditEntry entry) {
            if (kept.revision() != expected) {
                return false;
            }
            kept = new Kept.Known(document);
            return true;
        }
    }

    @BeforeEach
    void start() {
        connector = new Connector(folder, Clock.systemUTC(), events);
        directories = new ConnectedDirectories(new AuthProperties(null, null, null), records, connector);
    }

    private List<Path> aside() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith("sign-in-settings-unreadable-"))
                    .toList();
        }
    }

    @Test
    void theHubStartsAndSaysItByAnAlarm() {
        assertThat(new DirectoryAlarms(directories, events, Clock.systemUTC()).alarms())
                .singleElement()
                .satisfies(alarm -> {
                    assertThat(alarm.code()).isEqualTo("sign-in-settings-unreadable");
                    assertThat(alarm.severity()).isEqualTo(Alarm.Severity.CRITICAL);
                });
    }

    @Test
    void whatIsStoredIsKeptOnceAndForTheOwnerAlone() throws Exception {
        connector = new Connector(folder, Clock.systemUTC(), events);
        new ConnectedDirectories(new AuthProperties(null, null, null), records, connector);

        assertThat(aside()).singleElement().satisfies(file -> {
            assertThat(file).hasContent(TEXT);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        });
    }

    @Test
    void nobodyIsLetInAndNobodyIsSaidToBeUnknown() {
        assertThat(directories.signIn("kim", "right")).isInstanceOf(DirectoryAnswer.Unavailable.class);
        assertThat(directories.lookUp(new UserId("labs", "42"))).isInstanceOf(DirectoryAnswer.Unavailable.class);
        assertThat(directories.find("kim")).isInstanceOf(DirectoryAnswer.Unavailable.class);
        assertThat(directories.rules().accessOf("openid:", Memberships.claimed(List.of("dure-admins"))))
                .isEqualTo(new Access.Unknown());
        assertThat(directories.rules().leastScope("labs")).isEqualTo(Scope.NOTHING);
    }

    @Test
    void noFirstAdministratorAppears() {
        assertThat(new LocalAccounts(folder, () -> !directories.hasAnyWay(), Clock.systemUTC()).prepareFirst())
                .isEmpty();
    }

    @Test
    void settingsThatAreSavedAnewHoldAndTheOldOnesAreStillThere() throws Exception {
        SignInSettings settings = new SignInSettings(directories, connector);
        Files.delete(aside().getFirst());
        assertThat(settings.prepare(List.of(), Map.of()))
                .isInstanceOfSatisfying(
                        SignInSettings.Prepared.Ready.class,
                        ready -> assertThat(settings.apply(
                                        ready,
                                        7,
                                        new AuditEntry(
                                                0,
                                                Instant.EPOCH,
                                                "break-glass",
                                                null,
                                                "change-sign-in",
                                                null,
                                                null,
                                                null,
                                                null,
                                                null,
                                                "done")))
                                .isInstanceOf(ConnectedDirectories.Change.Done.class));

        assertThat(directories.wiring().unreadable()).isFalse();
        assertThat(aside()).singleElement().satisfies(file -> assertThat(file).hasContent(TEXT));
        assertThat(directories.signIn("kim", "right")).isInstanceOf(DirectoryAnswer.NotFound.class);
    }
}
