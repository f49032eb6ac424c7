package io.dure.bench.loss;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LossSimulationTest {
    @Test
    void severalAttemptsKeepLossFromBeingTakenForDeath() {
        LossSimulation.Result ours = new LossSimulation(0.05, 4, 1).run(20_000);
        assertThat(ours.failovers()).isZero();
        assertThat(ours.failed()).isLessThan(ours.probes() / 500);
    }

    @Test
    void theSimulationFindsFailoversWhereThereAreSome() {
        assertThat(new LossSimulation(0.05, 1, 1).run(20_000).failovers()).isPositive();
    }
}
