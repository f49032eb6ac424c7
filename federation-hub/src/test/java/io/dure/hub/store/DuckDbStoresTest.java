package io.dure.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dure.hub.InvalidConfiguration;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbStoresTest extends StoreContract {
    private static final long MEMORY = 256_000_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private DuckDb database;

    @BeforeEach
    void open() {
        database = DuckDb.open(folder, MEMORY);
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    @Override
    Stores stores() {
        return Stores.of(database, CLOCK);
    }

    @Test
    void whatWasStoredIsThereAfterARestart() throws SQLException {
        stores().services().provision(portal(), entry("provision"));
        stores().reports().store("private-1", List.of(windows(4, 9, "a", 10_000)));
        List<Life> lives = stores().lives().lives(LifeQuery.all());
        database.close();

        database = DuckDb.open(folder, MEMORY);

        assertThat(stores().services().services()).containsExactly(portal());
        assertThat(stores().audit().page(5, Optional.empty()).entries()).hasSize(1);
        assertThat(stores().lives().lives(LifeQuery.all())).isEqualTo(lives).hasSize(1);
        ReportStore.Stored again =
                stores().reports().store("private-1", List.of(windows(4, 9, "a", 10_000), windows(5, 1, "a", 10_000)));
        assertThat(again.committed())
                .as("the number is known, and so is the window under another number")
                .containsExactly(new ReportStore.Committed(4, 9, 0, 0), new ReportStore.Committed(5, 1, 1, 1));
    }

    @Test
    void aNewerSchemaIsRefusedAndLeftAlone() throws SQLException {
        database.close();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("hub.duckdb"));
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO schema_version VALUES (99)");
        }

        assertThatThrownBy(() -> DuckDb.open(folder, MEMORY))
                .isInstanceOf(InvalidConfiguration.class)
                .hasMessageContaining("dure.hub.data")
                .hasMessageContaining("schema version 99");

        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("hub.duckdb"));
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM schema_version WHERE version = 99");
        }
        database = DuckDb.open(folder, MEMORY);
    }

    @Test
    void aServiceOfAnOlderSchemaHasTheDefaultsOfWhatItDidNotKnow() throws SQLException {
        stores().services().provision(portal(), entry("provision"));
        database.close();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + folder.resolve("hub.duckdb"));
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM schema_version WHERE version > 6");
            statement.execute("UPDATE service SET body = json_merge_patch(body, '{\"definition\": {\"policy\": null,"
                    + " \"guardrails\": null, \"providers\": null, \"drift\": null,"
                    + " \"check\": {\"kind\": null, \"body\": null, \"certificateWarning\": null}}}')");
        }

        database = DuckDb.open(folder, MEMORY);

        assertThat(stores().services().services()).containsExactly(portal());
    }

    @Test
    void aSecondHubOnTheFolderIsRefused() {
        try (FolderLock held = FolderLock.acquire(folder)) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> FolderLock.acquire(folder))
                    .isInstanceOf(InvalidConfiguration.class)
                    .hasMessageContaining("another hub uses");
        }
        FolderLock.acquire(folder).close();
    }
}
