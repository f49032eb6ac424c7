package io.dure.hub.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.auth.directory.Kind;
import io.dure.protocol.testkit.CompanyAuthority;
import io.dure.protocol.testkit.MovableClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorTest {
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T10:00:00Z"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @SuppressWarnings("NullAway") // does not see the annotation of a nested type in a class file
    private static StoredDirectory directory(String name, String authorities) {
        return new StoredDirectory(
                name,
                Kind.LDAP,
                List.of(URI.create("ldaps://ldap.egov.test:636")),
                "",
                "",
                null,
                authorities,
                null,
                null,
                null,
                null,
                "uid={0},ou=people,dc=egov,dc=test",
                null,
                null,
                null,
                null,
                "ou=groups,dc=egov,dc=test",
                null,
                null);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(data.resolve("authorities"))) {
            return files.toList();
        }
    }

    @Test
    void authoritiesThatNoDirectoryHasAnyMoreGo() throws Exception {
        Connector connector = new Connector(data, clock, event -> {});
        StoredDirectory kept = directory("kept", new CompanyAuthority("egov").pem());
        connector.settings(kept);
        List<Path> ofTheKept = files();
        connector.settings(directory("gone", new CompanyAuthority("egov").pem()));
        assertThat(files()).hasSize(2);
        clock.advance(Duration.ofMinutes(11));

        connector.prune(List.of(kept));

        assertThat(files()).isEqualTo(ofTheKept);
        connector.settings(kept);
    }

    @Test
    void thoseOfADraftThatIsBeingTestedStay() throws Exception {
        Connector connector = new Connector(data, clock, event -> {});
        StoredDirectory draft = directory("draft", new CompanyAuthority("egov").pem());
        connector.settings(draft);
        clock.advance(Duration.ofMinutes(11));
        connector.settings(draft);

        connector.prune(List.of());

        assertThat(files()).hasSize(1);
    }
}
