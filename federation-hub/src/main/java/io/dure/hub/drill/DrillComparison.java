package io.dure.hub.drill;

import io.dure.hub.incident.Incident.Stage;
import io.dure.hub.scope.Scoped;
import io.dure.hub.scope.Sight;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Drills side by side.
 *
 * @param drills the oldest first
 */
record DrillComparison(List<Drill> drills, List<Measured> measures) implements Scoped {
    @Override
    public Optional<DrillComparison> within(Sight sight) {
        return Optional.of(of(
                drills.stream().flatMap(drill -> drill.within(sight).stream()).toList()));
    }

    /** What is compared. */
    enum Measure {
        FAILED,
        DECIDED,
        SUBMITTED,
        IN_SYNC,
        ANSWERED,
        MOVED,
        RETURN,
        SURVIVOR_P95,
        SURVIVOR_ERROR_RATE
    }

    /**
     * One measure of all drills.
     *
     * @param values in the drills' order; null where one was not reached, or is not known
     * @param least of those that are known; null where none is
     */
    record Measured(
            Measure measure,
            List<@Nullable Double> values,
            @Nullable Double least,
            @Nullable Double median,
            @Nullable Double greatest) {}

    static DrillComparison of(List<Drill> compared) {
        List<Drill> drills = compared.stream()
                .sorted(Comparator.comparing(Drill::startedAt).thenComparing(Drill::id))
                .toList();
        List<Measured> measures = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            measures.add(measured(measure, drills));
        }
        return new DrillComparison(drills, measures);
    }

    private static Measured measured(Measure measure, List<Drill> drills) {
        List<@Nullable Double> values = new ArrayList<>();
        for (Drill drill : drills) {
            values.add(value(measure, drill));
        }
        List<Double> known = values.stream().filter(Objects::nonNull).sorted().toList();
        return known.isEmpty()
                ? new Measured(measure, values, null, null, null)
                : new Measured(measure, values, known.getFirst(), median(known), known.getLast());
    }

    private static double median(List<Double> sorted) {
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }

    private static @Nullable Double value(Measure measure, Drill drill) {
        return switch (measure) {
            case FAILED -> after(drill, Stage.FAILED);
            case DECIDED -> after(drill, Stage.DECIDED);
            case SUBMITTED -> after(drill, Stage.SUBMITTED);
            case IN_SYNC -> after(drill, Stage.IN_SYNC);
            case ANSWERED -> after(drill, Stage.ANSWERED);
            case MOVED -> after(drill, Stage.MOVED);
            case RETURN -> took(drill.returning());
            case SURVIVOR_P95 -> worst(drill, Drill.Reading::p95Ms);
            case SURVIVOR_ERROR_RATE -> worst(drill, Drill.Reading::errorRate);
        };
    }

    private static @Nullable Double after(Drill drill, Stage stage) {
        return drill.after(stage).map(Long::doubleValue).orElse(null);
    }

    private static @Nullable Double took(Drill.@Nullable Returning returning) {
        Long took = returning == null ? null : returning.tookMs();
        return took == null ? null : (Double) took.doubleValue();
    }

    private static @Nullable Double worst(Drill drill, Function<Drill.Reading, @Nullable Double> value) {
        Double worst = null;
        for (Drill.Survivor survivor : drill.survivors()) {
            Double known = value.apply(survivor.worst());
            worst = known == null || (worst != null && worst >= known) ? worst : known;
        }
        return worst;
    }
}
