package io.dure.hub.drill;

import io.dure.hub.incident.Incident.Stage;
import io.dure.hub.incident.Incident.Step;
import io.dure.hub.scope.Scoped;
import io.dure.hub.scope.Sight;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A planned failover of a site and its return, as it is kept.
 *
 * @param incident id of the incident that tells it event by event
 * @param endedAt null while it runs
 * @param approvedBy the second person; null where one was enough
 * @param stayMs how long the site stays out after its traffic has moved
 * @param stages all six, in their order
 * @param rtoMs from the start to moved; null until then
 * @param returning null before the return began
 * @param abort null unless something broke it off
 * @param survivors ordered by site
 */
public record Drill(
        String id,
        String service,
        String site,
        String incident,
        State state,
        Instant startedAt,
        @Nullable Instant endedAt,
        String startedBy,
        @Nullable String approvedBy,
        String reason,
        Limits limits,
        long stayMs,
        List<StageTime> stages,
        @Nullable Long rtoMs,
        @Nullable Returning returning,
        @Nullable Abort abort,
        List<Survivor> survivors)
        implements Scoped {
    public Drill {
        stages = List.copyOf(stages);
        survivors = List.copyOf(survivors);
    }

    /** Of a service that is not wholly in scope without texts and other sites. */
    @Override
    public Optional<Drill> within(Sight sight) {
        if (!sight.covers(site, service)) {
            return Optional.empty();
        }
        return Optional.of(sight.whole(service) ? this : cut(sight));
    }

    private Drill cut(Sight sight) {
        return new Drill(
                id,
                service,
                site,
                incident,
                state,
                startedAt,
                endedAt,
                startedBy,
                approvedBy,
                "",
                limits,
                stayMs,
                stages,
                rtoMs,
                returning,
                abort == null ? null : new Abort(abort.at(), abort.code(), "", abort.by()),
                survivors.stream()
                        .filter(survivor -> sight.site(survivor.site()))
                        .toList());
    }

    /** How far it is. */
    public enum State {
        LEAVING,
        AWAY,
        RETURNING,
        ABORTING,
        COMPLETED,
        ABORTED
    }

    /** What a survivor must not pass; the rate is from 0 to 1. */
    public record Limits(double errorRate, double p95Ms) {}

    /** When a stage was reached, and how long after the start; null: not reached. */
    public record StageTime(
            Stage stage, @Nullable Instant at, @Nullable Long afterMs) {}

    /** The way back; it is null how long it took until it is completed. */
    public record Returning(
            Instant startedAt,
            List<Step> steps,
            @Nullable Instant completedAt,
            @Nullable Long tookMs) {
        public Returning {
            steps = List.copyOf(steps);
        }
    }

    /**
     * Why it did not go on.
     *
     * @param code stable, for example {@code error-rate}
     * @param by null: it ended by itself
     */
    public record Abort(
            Instant at,
            String code,
            String detail,
            @Nullable String by) {}

    /** How a site did that answered in its place: at the start, and at the worst since. */
    public record Survivor(String site, Reading before, Reading worst) {}

    /** Null without transactions. */
    public record Reading(
            @Nullable Double errorRate, @Nullable Double p95Ms) {}

    Optional<Long> after(Stage stage) {
        return stages.stream().filter(one -> one.stage() == stage).findFirst().map(StageTime::afterMs);
    }
}
