package io.dure.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes after a commit that the engine refuses. */
class DuckDbCommitTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int rows(DuckDb database) {
        return database.read(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SELECT count(*) FROM probe")) {
                result.next();
                return result.getInt(1);
            }
        });
    }

    /** Both write the same key; who commits second is refused at its commit. */
    private static void refused(DuckDb database, AtomicInteger unknown) {
        database.write(
                connection -> {
                    execute(connection, "INSERT INTO probe VALUES (1)");
                    try (Connection other = ((DuckDBConnection) connection).duplicate()) {
                        execute(other, "INSERT INTO probe VALUES (1)");
                        other.commit();
                    }
                    return 0;
                },
                committed -> {
                    throw new AssertionError("it is not committed");
                },
                unknown::incrementAndGet);
    }

    @Test
    void aRefusedCommitIsToldAndWhatFollowsIsWrittenInTransactionsAgain() throws SQLException {
        try (DuckDb database = DuckDb.open(folder, 256_000_000)) {
            database.write(connection -> {
                execute(connection, "CREATE TABLE probe (key INTEGER PRIMARY KEY)");
                return 0;
            });
            AtomicInteger unknown = new AtomicInteger();

            assertThatThrownBy(() -> refused(database, unknown)).isInstanceOf(StoreUnavailable.class);
            assertThat(unknown).hasValue(1);
            assertThat(rows(database)).isEqualTo(1);

            assertThatThrownBy(() -> database.write(connection -> {
                        execute(connection, "INSERT INTO probe VALUES (2)");
                        throw new SQLException("half way");
                    }))
                    .isInstanceOf(StoreUnavailable.class);
            assertThat(rows(database))
                    .as("nothing of a transaction that failed")
                    .isEqualTo(1);

            database.write(connection -> {
                execute(connection, "INSERT INTO probe VALUES (3)");
                return 0;
            });
            assertThat(rows(database)).isEqualTo(2);
        }
    }
}
