package io.dure.hub.incident;

import io.dure.gslb.plan.Mode;
import io.dure.hub.api.Personal;
import io.dure.hub.evidence.VantagePointEvidence;
import io.dure.hub.scope.Scoped;
import io.dure.hub.scope.Sight;
import io.dure.hub.told.Told;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One member's way out of the answers and back.
 *
 * @param closedAt null while open
 * @param cause stable code: {@code quorum}, {@code override} or {@code approval}
 * @param reconstructed the hub was dead; derived from the collectors' events
 * @param stages all six, in the order of {@link Stage}
 * @param rtoMs from failed to moved; null until both are known
 * @param returning null before the return began
 * @param evidence what each vantage point held when it was decided; empty when that is not known
 */
public record Incident(
        String id,
        String service,
        String site,
        State state,
        Instant openedAt,
        @Nullable Instant closedAt,
        Mode mode,
        String cause,
        boolean reconstructed,
        List<StageTime> stages,
        @Nullable Long rtoMs,
        @Nullable Returning returning,
        List<Event> events,
        List<VantagePointEvidence> evidence)
        implements Personal, Scoped {

    public Incident {
        stages = List.copyOf(stages);
        events = List.copyOf(events);
        evidence = List.copyOf(evidence);
    }

    /** Its course; the events carry what operators gave as their reasons. */
    @Override
    public Incident withoutPeople() {
        return telling(List.of(), List.of());
    }

    /**
     * Its course; of the evidence what is told by, of and at the sites in scope, and of its events the texts that name nothing
     * else. What people wrote is told where the whole service is in scope.
     */
    @Override
    public Optional<Incident> within(Sight sight) {
        if (!sight.covers(site, service)) {
            return Optional.empty();
        }
        return Optional.of(sight.everything() ? this : cut(sight));
    }

    private Incident cut(Sight sight) {
        boolean byPeople = !cause.equals("quorum") && !sight.whole(service);
        return telling(
                events.stream()
                        .map(event -> (byPeople && event.code().equals("opened")) || !event.isFor(sight)
                                ? new Event(event.at(), event.code(), "", null)
                                : event)
                        .toList(),
                VantagePointEvidence.within(evidence, sight));
    }

    private Incident telling(List<Event> events, List<VantagePointEvidence> evidence) {
        return new Incident(
                id,
                service,
                site,
                state,
                openedAt,
                closedAt,
                mode,
                cause,
                reconstructed,
                stages,
                rtoMs,
                returning,
                events,
                evidence);
    }

    /** How far it is. */
    public enum State {
        OPEN,
        RETURNING,
        CLOSED
    }

    /** The six stages, in their order. */
    public enum Stage {
        FAILED,
        DECIDED,
        SUBMITTED,
        IN_SYNC,
        ANSWERED,
        MOVED
    }

    /** When a stage was reached; null: not reached, or not known. */
    public record StageTime(Stage stage, @Nullable Instant at) {}

    /** The slow way back. */
    public record Returning(
            @Nullable Instant holdStartedAt,
            List<Step> steps,
            int aborts,
            @Nullable Instant completedAt) {
        public Returning {
            steps = List.copyOf(steps);
        }
    }

    public record Step(int weight, Instant at) {}

    /**
     * Something that happened on the way.
     *
     * @param code stable, for example {@code step}
     * @param detail one English sentence, may be empty
     * @param told what it says; null: nothing more than the code, or an earlier hub wrote it
     */
    public record Event(
            Instant at,
            String code,
            String detail,
            @Nullable Told told) {
        private boolean isFor(Sight sight) {
            return sight.tells(detail)
                    && (told == null || sight.tells(told.attributes().toString()));
        }
    }
}
