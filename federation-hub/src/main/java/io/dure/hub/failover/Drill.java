package io.dure.hub.failover;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A planned failover of a site and its return.
 *
 * @param epoch of the leader that started it: no other measures it to its end
 * @param since when {@code state} began
 * @param stages reached, as the incident's; FAILED is the start
 * @param steps of the return, each with its weight
 * @param survivors by site
 */
public record Drill(
        String id,
        IncidentId incident,
        String startedBy,
        Optional<String> approvedBy,
        String reason,
        DrillPlan plan,
        long epoch,
        Instant startedAt,
        State state,
        Instant since,
        Map<Stage, Instant> stages,
        List<Step> steps,
        Optional<Abort> abort,
        Map<String, Survivor> survivors) {
    private static final int MOST_STEPS = 200;

    public Drill {
        stages = Map.copyOf(stages);
        steps = List.copyOf(steps);
        survivors = Map.copyOf(survivors);
    }

    /** How far it is. */
    public enum State {
        /** Until the traffic has moved. */
        LEAVING,
        /** The site stays out. */
        AWAY,
        RETURNING,
        /** To be put back at once. */
        ABORTING,
        COMPLETED,
        ABORTED;

        public boolean isOver() {
            return this == COMPLETED || this == ABORTED;
        }
    }

    /** The site was answered with this weight from then on. */
    public record Step(int weight, Instant at) {}

    /**
     * Why it did not go on.
     *
     * @param by the operator; empty: by itself
     */
    public record Abort(Instant at, Reason reason, String detail, Optional<String> by) {}

    /** Stable reasons. */
    public enum Reason {
        ERROR_RATE("error-rate"),
        P95("p95"),
        NOT_MEASURED("not-measured"),
        SURVIVOR_DOWN("survivor-down"),
        SITE_DOWN("site-down"),
        LEADER_CHANGED("leader-changed"),
        OPERATOR("operator");

        private final String code;

        Reason(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** What was measured at a site that answers in the other's place: at the start, and the worst since. */
    public record Survivor(SurvivorReading before, Optional<Double> worstErrorRate, Optional<Duration> worstP95) {
        static Survivor of(SurvivorReading before) {
            return new Survivor(before, Optional.empty(), Optional.empty());
        }

        Survivor and(SurvivorReading reading) {
            return reading.isJudged()
                    ? new Survivor(before, worse(worstErrorRate, reading.errorRate()), worse(worstP95, reading.p95()))
                    : this;
        }

        private static <T extends Comparable<T>> Optional<T> worse(Optional<T> one, Optional<T> other) {
            return one.filter(known -> other.isEmpty() || known.compareTo(other.get()) >= 0)
                    .or(() -> other);
        }
    }

    public String site() {
        return incident.site();
    }

    /** After it was broken off, rather than left to the automatic return. */
    public boolean wasPutBack() {
        return state == State.ABORTED
                && abort.filter(why -> !steps.isEmpty() && !steps.getLast().at().isBefore(why.at()))
                        .isPresent();
    }

    Drill to(State next, Instant at) {
        return new Drill(
                id,
                incident,
                startedBy,
                approvedBy,
                reason,
                plan,
                epoch,
                startedAt,
                next,
                at,
                stages,
                steps,
                abort,
                survivors);
    }

    Drill aborted(Abort why) {
        return new Drill(
                id,
                incident,
                startedBy,
                approvedBy,
                reason,
                plan,
                epoch,
                startedAt,
                State.ABORTING,
                why.at(),
                stages,
                steps,
                Optional.of(why),
                survivors);
    }

    /** As its incident tells; nothing failed but by plan. */
    Drill reached(Map<Stage, Instant> next) {
        Map<Stage, Instant> planned = new HashMap<>(next);
        planned.put(Stage.FAILED, startedAt);
        return with(planned, steps, survivors);
    }

    Drill stepped(int weight, Instant at) {
        boolean same = !steps.isEmpty() && steps.getLast().weight() == weight;
        if (same || steps.size() >= MOST_STEPS) {
            return this;
        }
        List<Step> more = new ArrayList<>(steps);
        more.add(new Step(weight, at));
        return with(stages, more, survivors);
    }

    Drill measured(String survivor, SurvivorReading reading) {
        Map<String, Survivor> next = new HashMap<>(survivors);
        next.computeIfPresent(survivor, (site, known) -> known.and(reading));
        return with(stages, steps, next);
    }

    private Drill with(Map<Stage, Instant> reached, List<Step> stepped, Map<String, Survivor> measured) {
        return new Drill(
                id,
                incident,
                startedBy,
                approvedBy,
                reason,
                plan,
                epoch,
                startedAt,
                state,
                since,
                reached,
                stepped,
                abort,
                measured);
    }
}
