package io.dure.hub.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LaneTest {
    @Test
    void whoCouldNotTakeACommitOverIsToldToAskTheTables() throws SQLException {
        Lane lane = new Lane("lane", DriverManager.getConnection("jdbc:duckdb:"), 4, Duration.ofMinutes(1));
        AtomicInteger unknown = new AtomicInteger();

        assertThatThrownBy(() -> lane.run(
                        connection -> "stored",
                        committed -> {
                            throw new InternalError("test");
                        },
                        unknown::incrementAndGet))
                .isInstanceOf(StoreUnavailable.class);

        assertThat(unknown).hasValue(1);
        String next = lane.run(connection -> "stored");
        assertThat(next).isEqualTo("stored");
        assertThat(lane.end()).isTrue();
    }
}
