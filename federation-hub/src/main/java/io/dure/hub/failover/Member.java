package io.dure.hub.failover;

import io.dure.gslb.plan.MemberPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One member with the leader; only legal transitions, see {@link FailoverMachine}. */
final class Member {
    private static final int MOST_DOUBLINGS = 3;
    private static final Map<MemberState, Set<MemberState>> LEGAL = new EnumMap<>(Map.of(
            MemberState.SERVING, Set.of(MemberState.EVACUATED),
            MemberState.EVACUATED, Set.of(MemberState.HOLDING, MemberState.SERVING),
            MemberState.HOLDING, Set.of(MemberState.EVACUATED, MemberState.RETURNING, MemberState.SERVING),
            MemberState.RETURNING, Set.of(MemberState.RETURNING, MemberState.SERVING, MemberState.EVACUATED)));

    private MemberDefinition definition;
    private MemberState state;
    private Instant since;
    private long evacuations;
    private long returned;
    private boolean byOperator;
    private int rampStep;
    private int aborts;
    private Optional<Incident> incident;
    /** Up by quorum without a break, as this leader saw it. */
    private Optional<Instant> upSince = Optional.empty();
    /** The highest evacuation that nameservers told of and that could not be latched so far. */
    private long told;
    /** Counts what may change the plan. */
    private int changes;

    Member(MemberDefinition definition, MemberSnapshot snapshot) {
        this.definition = definition;
        this.state = snapshot.state();
        this.since = snapshot.since();
        this.evacuations = snapshot.evacuations();
        this.returned = snapshot.returned();
        this.byOperator = snapshot.byOperator();
        this.rampStep = snapshot.rampStep();
        this.aborts = snapshot.aborts();
        this.incident = snapshot.incident().map(Incident::new);
    }

    static Member serving(MemberDefinition definition, Instant now) {
        return new Member(
                definition, new MemberSnapshot(MemberState.SERVING, now, 0, 0, false, 0, 0, Optional.empty()));
    }

    static boolean legal(MemberState from, MemberState to) {
        return LEGAL.getOrDefault(from, Set.of()).contains(to);
    }

    /** Takes it out; {@code generation} is the number of this evacuation. */
    void evacuate(long generation, boolean operator, Instant now) {
        if (state == MemberState.RETURNING) {
            aborts++;
        }
        if (state != MemberState.EVACUATED) {
            move(MemberState.EVACUATED, now);
        }
        changes++;
        evacuations = Math.max(evacuations, generation);
        told = Math.max(told, evacuations);
        byOperator = operator;
    }

    /** Back to waiting without a new evacuation. */
    void breakOff(Instant now) {
        move(MemberState.EVACUATED, now);
        returned = Math.min(returned, evacuations - 1);
    }

    void hold(Instant now) {
        move(MemberState.HOLDING, now);
    }

    /** The first or the next step of the return. */
    void step(Instant now) {
        int next = state == MemberState.RETURNING ? rampStep + 1 : 1;
        move(MemberState.RETURNING, now);
        rampStep = next;
        returned = evacuations;
    }

    void serve(Instant now) {
        move(MemberState.SERVING, now);
        aborts = 0;
        byOperator = false;
        acknowledge();
    }

    /** All evacuations told of are settled: the member is answered. */
    void acknowledge() {
        changes++;
        evacuations = Math.max(evacuations, told);
        returned = evacuations;
    }

    /** A nameserver told of an evacuation. */
    void tell(long generation) {
        told = Math.max(told, generation);
    }

    /** An evacuation was told of that is neither latched nor settled. */
    boolean hasUnlatched() {
        return told > evacuations;
    }

    private void move(MemberState to, Instant now) {
        if (!legal(state, to)) {
            throw new IllegalStateException(
                    "member at " + definition.site() + " cannot go from " + state + " to " + to);
        }
        changes++;
        state = to;
        since = now;
        rampStep = 0;
    }

    /** One look; {@code unbroken}: there was none missing before it. */
    void saw(boolean up, boolean unbroken, Instant now) {
        upSince = up ? upSince.filter(since -> unbroken).or(() -> Optional.of(now)) : Optional.empty();
    }

    boolean isUpFor(Duration time, Instant now) {
        return upSince.filter(since -> Duration.between(since, now).compareTo(time) >= 0)
                .isPresent();
    }

    /** No longer an operator's: whoever sees it up lets it return. */
    void release() {
        byOperator = false;
    }

    MemberPlan plan(int rampSteps) {
        int weight = answered(definition.weight(), rampSteps);
        return new MemberPlan(
                definition.site(),
                definition.endpoints(),
                definition.minimumUp(),
                definition.weight(),
                weight,
                evacuations,
                isOut());
    }

    /** What is answered of a configured weight in the state that it is in. */
    int answered(int configured, int rampSteps) {
        return switch (state) {
            case SERVING -> configured;
            case EVACUATED, HOLDING -> 0;
            case RETURNING -> rampWeight(configured, rampSteps);
        };
    }

    private int rampWeight(int weight, int rampSteps) {
        return weight == 0
                ? 0
                : Math.max(1, (int) Math.round((double) weight * Math.min(rampStep, rampSteps) / rampSteps));
    }

    /** After each broken-off return twice as long, up to eightfold. */
    Duration holdDown(FailoverSettings settings) {
        return settings.holdDown().multipliedBy(1L << Math.min(aborts, MOST_DOUBLINGS));
    }

    boolean isOut() {
        return state == MemberState.EVACUATED || state == MemberState.HOLDING;
    }

    /** Answered with some weight. */
    boolean isAnswered() {
        return !isOut() && definition.weight() > 0;
    }

    void weight(int weight) {
        changes++;
        definition = definition.withWeight(weight);
    }

    void redefine(MemberDefinition next) {
        changes++;
        definition = next;
    }

    void incident(Optional<Incident> next) {
        incident = next;
    }

    MemberSnapshot snapshot() {
        return new MemberSnapshot(
                state, since, evacuations, returned, byOperator, rampStep, aborts, incident.map(Incident::snapshot));
    }

    String site() {
        return definition.site();
    }

    MemberDefinition definition() {
        return definition;
    }

    MemberState state() {
        return state;
    }

    Instant since() {
        return since;
    }

    long evacuations() {
        return evacuations;
    }

    long returned() {
        return returned;
    }

    int changes() {
        return changes;
    }

    long told() {
        return told;
    }

    boolean byOperator() {
        return byOperator;
    }

    int rampStep() {
        return rampStep;
    }

    Optional<Incident> incident() {
        return incident;
    }
}
