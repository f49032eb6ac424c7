package io.dure.hub.failover.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand runs of two sites, three domains and two hubs under random failures. A failing seed is printed; replay it
 * with {@code -Ddure.simulation.first=SEED -Ddure.simulation.seeds=1}.
 */
class SimulationTest {
    private static final long FIRST = Long.getLong("dure.simulation.first", 1);
    private static final long SEEDS = Long.getLong("dure.simulation.seeds", 10_000);
    private static final long LEAST = 100;

    @Test
    void invariantsHoldWhateverFails() {
        Tally tally = new Tally();
        Instant began = Instant.now();
        Optional<String> failure = LongStream.range(FIRST, FIRST + SEEDS)
                .parallel()
                .mapToObj(seed -> run(seed, Guards.all(), tally))
                .flatMap(Optional::stream)
                .findAny();
        Duration took = Duration.between(began, Instant.now());
        System.out.printf(
                Locale.ROOT,
                "%,d seeds in %.1f s (%.0f seeds/s)%n%s",
                SEEDS,
                took.toMillis() / 1e3,
                SEEDS * 1e3 / took.toMillis(),
                tally);
        assertThat(failure).isEmpty();
        if (SEEDS >= 10_000) {
            List<Tally.Kind> rare = new ArrayList<>();
            for (Tally.Kind kind : Tally.Kind.values()) {
                if (tally.of(kind) < LEAST) {
                    rare.add(kind);
                }
            }
            assertThat(rare).as("kinds of events that occurred too seldom").isEmpty();
        }
    }

    @Test
    void withoutQuorumMembersAreTakenOutWithoutOne() {
        assertThat(firstBroken(Guards.withoutQuorum())).contains(Invariant.NO_EVACUATION_WITHOUT_QUORUM);
    }

    @Test
    void withoutHoldDownMembersReturnTooOften() {
        assertThat(firstBroken(Guards.withoutHoldDown())).contains(Invariant.ONE_RETURN_A_HOLD_DOWN);
    }

    @Test
    void withoutNeverEmptyNothingIsAnswered() {
        assertThat(firstBroken(Guards.withoutNeverEmpty())).contains(Invariant.NEVER_EMPTY);
    }

    @Test
    void withoutTokensAnOlderPlanComesAfterANewer() {
        assertThat(firstBroken(Guards.withoutFence())).contains(Invariant.NO_OLDER_TOKEN);
    }

    @Test
    void withoutTokensAtTheZoneAnOlderPlanComesAfterANewer() {
        assertThat(firstBroken(Guards.withoutFenceAtTheZone())).contains(Invariant.NO_OLDER_TOKEN);
    }

    @Test
    void withoutGuardrailsPlannedActsGoTooFar() {
        assertThat(firstBroken(Guards.withoutGuardrails())).contains(Invariant.PLANNED_WITHIN_GUARDRAILS);
    }

    private static Optional<Invariant> firstBroken(Guards guards) {
        for (long seed = 1; seed <= 2_000; seed++) {
            try {
                new World(seed, guards).run();
            } catch (Invariant.Broken broken) {
                return Optional.of(broken.invariant());
            }
        }
        return Optional.empty();
    }

    /** What went wrong, if anything. */
    private static Optional<String> run(long seed, Guards guards, Tally tally) {
        World world = new World(seed, guards);
        try {
            world.run();
            tally.add(world.tally);
            return Optional.empty();
        } catch (RuntimeException broken) {
            StringBuilder text = new StringBuilder("seed " + seed + " at " + world.now + " ms: " + broken);
            for (StackTraceElement frame : broken.getStackTrace()) {
                if (frame.getClassName().startsWith("io.dure")) {
                    text.append("\n  at ").append(frame);
                }
            }
            return Optional.of(text.toString());
        }
    }
}
