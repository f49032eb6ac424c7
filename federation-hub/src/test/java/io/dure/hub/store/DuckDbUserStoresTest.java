package io.dure.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.hub.dashboard.Expected;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuckDbUserStoresTest extends UserStoreContract {
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
        return Stores.of(database, Clock.systemUTC());
    }

    @Test
    void whatUsersHaveIsThereAfterARestart() throws SQLException {
        stores().sessions().save(session("aa", "kim"));
        stores().dashboards().create(dashboard("d-1"), entry("create-dashboard"));
        stores().dashboards().save("d-1", new Expected.Exactly(1), document("later"), entry("save-dashboard"));
        stores().dashboards().addWallToken(token("w-1", "d-1", NOW.plusSeconds(9)), NOW, entry("create-wall-token"));
        database.close();

        database = DuckDb.open(folder, MEMORY);

        assertThat(stores().sessions().all()).containsExactly(session("aa", "kim"));
        assertThat(stores().dashboards().dashboard("d-1"))
                .get()
                .extracting(found -> found.heading().version())
                .isEqualTo(2L);
        assertThat(stores().dashboards().versions("d-1")).hasSize(2);
        assertThat(stores().dashboards().wallToken("hash-of-w-1")).isPresent();
    }
}
