package io.dure.hub.steering;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.hub.live.Counts;
import io.dure.hub.live.ServiceCounts.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrafficMoveTest {
    private static final Instant START = Instant.ofEpochSecond(1_000);
    private static final Set<String> OUT = Set.of("private");

    private final List<Slice> slices = new ArrayList<>();

    private void slice(int second, long atPrivate, long atPublic) {
        slices.add(new Slice(
                START.plusSeconds(second),
                START.plusSeconds(second + 2),
                Map.of("private", new Counts(atPrivate, 0, 0), "public", new Counts(atPublic, 0, 0))));
    }

    @Test
    void trafficHasMovedWhenTenSecondsInARowAreAtSurvivors() {
        slice(0, 50, 50);
        for (int second = 2; second < 12; second += 2) {
            slice(second, 1, 99);
        }

        assertThat(TrafficMove.since(slices, OUT, START)).contains(START.plusSeconds(2));
    }

    @Test
    void lessThanTenSecondsAreNotEnough() {
        for (int second = 0; second < 8; second += 2) {
            slice(second, 0, 100);
        }

        assertThat(TrafficMove.since(slices, OUT, START)).isEmpty();
    }

    @Test
    void aRelapseOrAGapBeginsAnew() {
        slice(0, 0, 100);
        slice(2, 2, 98);
        slice(4, 0, 100);
        slice(8, 0, 100);
        for (int second = 10; second < 18; second += 2) {
            slice(second, 0, 100);
        }

        assertThat(TrafficMove.since(slices, OUT, START)).contains(START.plusSeconds(8));
    }

    @Test
    void withoutTransactionsNothingHasMoved() {
        for (int second = 0; second < 20; second += 2) {
            slice(second, 0, 0);
        }

        assertThat(TrafficMove.since(slices, OUT, START)).isEmpty();
    }

    @Test
    void trafficNeverMovesBeforeTheAnswersDid() {
        for (int second = 0; second < 12; second += 2) {
            slice(second, 0, 100);
        }

        assertThat(TrafficMove.since(slices, OUT, START.plusSeconds(1))).contains(START.plusSeconds(1));
    }
}
