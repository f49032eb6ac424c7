package io.dure.hub.incident;

import io.dure.gslb.plan.Mode;
import io.dure.hub.evidence.VantagePointEvidence;
import io.dure.hub.incident.Incident.Event;
import io.dure.hub.incident.Incident.Returning;
import io.dure.hub.incident.Incident.Stage;
import io.dure.hub.incident.Incident.StageTime;
import io.dure.hub.incident.Incident.State;
import io.dure.hub.incident.Incident.Step;
import io.dure.hub.told.Told;
import io.dure.hub.told.ToldKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How an incident goes on: each step makes a new one from the one before. */
public final class IncidentChange {
    /** A member that flaps for days must not make an endless document. */
    private static final int MOST_EVENTS = 500;

    private IncidentChange() {}

    /** Begins one, without any stage reached. */
    public static Incident opened(
            String id,
            String service,
            String site,
            Instant at,
            Mode mode,
            String cause,
            boolean reconstructed,
            Told told,
            List<VantagePointEvidence> evidence) {
        List<StageTime> stages = Arrays.stream(Stage.values())
                .map(stage -> new StageTime(stage, null))
                .toList();
        return new Incident(
                id,
                service,
                site,
                State.OPEN,
                at,
                null,
                mode,
                cause,
                reconstructed,
                stages,
                null,
                null,
                List.of(new Event(at, "opened", told.english(), told)),
                evidence);
    }

    /** A stage was reached; of two times for one stage the earlier stands. */
    public static Incident reached(Incident incident, Stage stage, Instant at) {
        Instant known = at(incident, stage).orElse(null);
        if (known != null && !at.isBefore(known)) {
            return incident;
        }
        List<StageTime> stages = incident.stages().stream()
                .map(one -> one.stage() == stage ? new StageTime(stage, at) : one)
                .toList();
        Incident reached = copy(incident, incident.state(), stages, incident.returning(), incident.events());
        return known == null ? event(reached, at, code(stage), null) : reached;
    }

    /** The hub was away; what the nameservers kept tells more than what it saw itself. */
    public static Incident reconstructed(Incident incident) {
        return with(incident, true, incident.evidence());
    }

    /** What a nameserver decided on, in the place of what the hub held at that time. */
    public static Incident decidedOn(Incident incident, List<VantagePointEvidence> evidence) {
        return evidence.isEmpty() ? incident : with(incident, incident.reconstructed(), evidence);
    }

    private static Incident with(Incident incident, boolean reconstructed, List<VantagePointEvidence> evidence) {
        return new Incident(
                incident.id(),
                incident.service(),
                incident.site(),
                incident.state(),
                incident.openedAt(),
                incident.closedAt(),
                incident.mode(),
                incident.cause(),
                reconstructed,
                incident.stages(),
                incident.rtoMs(),
                incident.returning(),
                incident.events(),
                evidence);
    }

    /**
     * Something on the way back.
     *
     * @param code hold-started, hold-broken, step, aborted or returned
     */
    public static Incident returning(Incident incident, String code, int weight, Instant at) {
        Returning before =
                incident.returning() == null ? new Returning(null, List.of(), 0, null) : incident.returning();
        Returning after = switch (code) {
            case "hold-started" -> new Returning(at, before.steps(), before.aborts(), null);
            case "step" ->
                new Returning(before.holdStartedAt(), with(before.steps(), weight, at), before.aborts(), null);
            case "aborted" -> new Returning(null, before.steps(), before.aborts() + 1, null);
            case "returned" ->
                new Returning(before.holdStartedAt(), with(before.steps(), weight, at), before.aborts(), at);
            default -> before;
        };
        State state = switch (code) {
            case "hold-started", "step" -> State.RETURNING;
            case "hold-broken", "aborted" -> State.OPEN;
            default -> incident.state();
        };
        return event(
                copy(incident, state, incident.stages(), after, incident.events()),
                at,
                code,
                Told.of(ToldKind.WEIGHT, "weight", Integer.toString(weight)));
    }

    /** The member serves again. */
    public static Incident closed(Incident incident, Instant at) {
        Incident told = event(incident, at, "closed", null);
        return new Incident(
                told.id(),
                told.service(),
                told.site(),
                State.CLOSED,
                told.openedAt(),
                at,
                told.mode(),
                told.cause(),
                told.reconstructed(),
                told.stages(),
                told.rtoMs(),
                told.returning(),
                told.events(),
                told.evidence());
    }

    /** When a stage was reached. */
    public static Optional<Instant> at(Incident incident, Stage stage) {
        return at(incident.stages(), stage);
    }

    private static List<Step> with(List<Step> steps, int weight, Instant at) {
        List<Step> more = new ArrayList<>(steps);
        if (more.size() < MOST_EVENTS && (more.isEmpty() || more.getLast().weight() != weight)) {
            more.add(new Step(weight, at));
        }
        return more;
    }

    private static Incident event(Incident incident, Instant at, String code, @Nullable Told told) {
        if (incident.events().size() >= MOST_EVENTS) {
            return incident;
        }
        List<Event> events = new ArrayList<>(incident.events());
        events.add(new Event(at, code, told == null ? "" : told.english(), told));
        return copy(incident, incident.state(), incident.stages(), incident.returning(), events);
    }

    private static String code(Stage stage) {
        return switch (stage) {
            case FAILED -> "failed";
            case DECIDED -> "decided";
            case SUBMITTED -> "submitted";
            case IN_SYNC -> "in-sync";
            case ANSWERED -> "answered";
            case MOVED -> "moved";
        };
    }

    private static Incident copy(
            Incident incident, State state, List<StageTime> stages, @Nullable Returning returning, List<Event> events) {
        return new Incident(
                incident.id(),
                incident.service(),
                incident.site(),
                state,
                incident.openedAt(),
                incident.closedAt(),
                incident.mode(),
                incident.cause(),
                incident.reconstructed(),
                stages,
                rto(stages),
                returning,
                events,
                incident.evidence());
    }

    private static @Nullable Long rto(List<StageTime> stages) {
        Instant failed = at(stages, Stage.FAILED).orElse(null);
        Instant moved = at(stages, Stage.MOVED).orElse(null);
        return failed == null || moved == null
                ? null
                : (Long) Math.max(0, Duration.between(failed, moved).toMillis());
    }

    private static Optional<Instant> at(List<StageTime> stages, Stage stage) {
        return stages.stream().filter(one -> one.stage() == stage).findFirst().map(StageTime::at);
    }
}
