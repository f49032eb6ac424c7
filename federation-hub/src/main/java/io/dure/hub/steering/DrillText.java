package io.dure.hub.steering;

import io.dure.hub.drill.Drill;
import io.dure.hub.failover.Drill.Abort;
import io.dure.hub.failover.Drill.Survivor;
import io.dure.hub.failover.Stage;
import io.dure.hub.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The machine's drill in the words that are kept and shown. */
final class DrillText {
    private DrillText() {}

    static Drill drill(io.dure.hub.failover.Drill drill) {
        Instant start = drill.startedAt();
        return new Drill(
                drill.id(),
                drill.incident().service(),
                drill.site(),
                drill.incident().toString(),
                state(drill.state()),
                start,
                drill.state().isOver() ? drill.since() : null,
                drill.startedBy(),
                drill.approvedBy().orElse(null),
                drill.reason(),
                new Drill.Limits(
                        drill.plan().errorRate(), milliseconds(drill.plan().p95())),
                drill.plan().stay().toMillis(),
                Arrays.stream(Stage.values())
                        .map(stage -> stageTime(stage, drill.stages(), start))
                        .toList(),
                after(start, drill.stages().get(Stage.MOVED)),
                returning(drill),
                drill.abort().map(DrillText::abort).orElse(null),
                survivors(drill.survivors()));
    }

    static Drill.State state(io.dure.hub.failover.Drill.State state) {
        return switch (state) {
            case LEAVING -> Drill.State.LEAVING;
            case AWAY -> Drill.State.AWAY;
            case RETURNING -> Drill.State.RETURNING;
            case ABORTING -> Drill.State.ABORTING;
            case COMPLETED -> Drill.State.COMPLETED;
            case ABORTED -> Drill.State.ABORTED;
        };
    }

    private static Drill.StageTime stageTime(Stage stage, Map<Stage, Instant> reached, Instant start) {
        Instant at = reached.get(stage);
        return new Drill.StageTime(IncidentBook.stage(stage), at, after(start, at));
    }

    private static @Nullable Long after(Instant start, @Nullable Instant at) {
        return at == null
                ? null
                : (Long) Math.max(0, Duration.between(start, at).toMillis());
    }

    private static Drill.@Nullable Returning returning(io.dure.hub.failover.Drill drill) {
        if (drill.steps().isEmpty()) {
            return null;
        }
        Instant began = drill.steps().getFirst().at();
        Instant completed = drill.state() == io.dure.hub.failover.Drill.State.COMPLETED || drill.wasPutBack()
                ? drill.since()
                : null;
        return new Drill.Returning(
                began,
                drill.steps().stream()
                        .map(step -> new Incident.Step(step.weight(), step.at()))
                        .toList(),
                completed,
                after(began, completed));
    }

    private static Drill.Abort abort(Abort abort) {
        return new Drill.Abort(
                abort.at(), abort.reason().code(), abort.detail(), abort.by().orElse(null));
    }

    private static List<Drill.Survivor> survivors(Map<String, Survivor> bySite) {
        return new TreeMap<>(bySite)
                .entrySet().stream()
                        .map(entry -> new Drill.Survivor(
                                entry.getKey(),
                                reading(
                                        entry.getValue().before().errorRate(),
                                        entry.getValue().before().p95()),
                                reading(
                                        entry.getValue().worstErrorRate(),
                                        entry.getValue().worstP95())))
                        .toList();
    }

    private static Drill.Reading reading(Optional<Double> errorRate, Optional<Duration> p95) {
        return new Drill.Reading(
                errorRate.orElse(null), p95.map(DrillText::milliseconds).orElse(null));
    }

    private static double milliseconds(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
