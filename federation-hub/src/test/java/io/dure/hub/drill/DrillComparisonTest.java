package io.dure.hub.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.hub.drill.DrillComparison.Measure;
import io.dure.hub.drill.DrillComparison.Measured;
import io.dure.hub.incident.Incident.Stage;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DrillComparisonTest {
    private static final Instant START = Instant.parse("2026-09-21T04:05:06.7Z");

    private static Drill drill(String id, int day, @Nullable Long rtoMs, Drill.Survivor... survivors) {
        Instant start = START.plusSeconds(day * 86_400L);
        return new Drill(
                id,
                "portal",
                "private",
                "portal-private-1",
                Drill.State.COMPLETED,
                start,
                start.plusSeconds(100),
                "kim",
                null,
                "quarterly",
                new Drill.Limits(0.05, 800),
                0,
                Arrays.stream(Stage.values())
                        .map(stage -> new Drill.StageTime(
                                stage,
                                rtoMs == null ? null : start.plusMillis(rtoMs),
                                stage == Stage.MOVED ? rtoMs : Long.valueOf(0)))
                        .toList(),
                rtoMs,
                new Drill.Returning(start, List.of(), start.plusSeconds(30), 30_000L),
                null,
                List.of(survivors));
    }

    private static Drill.Survivor survivor(String site, @Nullable Double errorRate, @Nullable Double p95Ms) {
        return new Drill.Survivor(site, new Drill.Reading(null, null), new Drill.Reading(errorRate, p95Ms));
    }

    private static Measured measure(DrillComparison comparison, Measure measure) {
        return comparison.measures().stream()
                .filter(one -> one.measure() == measure)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void drillsStandSideBySideTheOldestFirst() {
        DrillComparison comparison = DrillComparison.of(
                List.of(drill("c", 3, 9_000L), drill("a", 1, 5_000L), drill("b", 2, null), drill("d", 4, 8_000L)));

        assertThat(comparison.drills()).extracting(Drill::id).containsExactly("a", "b", "c", "d");
        assertThat(measure(comparison, Measure.MOVED))
                .isEqualTo(new Measured(
                        Measure.MOVED, Arrays.asList(5_000.0, null, 9_000.0, 8_000.0), 5_000.0, 8_000.0, 9_000.0));
        assertThat(measure(comparison, Measure.RETURN).median()).isEqualTo(30_000.0);
    }

    @Test
    void medianOfAnEvenNumberLiesBetween() {
        DrillComparison comparison = DrillComparison.of(List.of(drill("a", 1, 5_000L), drill("b", 2, 6_000L)));
        assertThat(measure(comparison, Measure.MOVED).median()).isEqualTo(5_500.0);
    }

    @Test
    void worstSurvivorSpeaksForADrillAndNobodyIsNotKnown() {
        DrillComparison comparison = DrillComparison.of(List.of(
                drill("a", 1, 1L, survivor("public", 0.01, 300.0), survivor("third", 0.02, null)),
                drill("b", 2, 1L, survivor("public", null, null))));

        assertThat(measure(comparison, Measure.SURVIVOR_ERROR_RATE).values()).containsExactly(0.02, null);
        assertThat(measure(comparison, Measure.SURVIVOR_P95).values()).containsExactly(300.0, null);
        assertThat(measure(DrillComparison.of(List.of(drill("a", 1, null))), Measure.MOVED)
                        .least())
                .isNull();
    }
}
