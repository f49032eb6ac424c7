package io.dure.demo.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PopulationTest {
    @Test
    void everyUserHasAResolverAndEveryResolverAUser() {
        int[] population = Population.zipf(200, 480, 0.9);

        assertThat(population).hasSize(200);
        assertThat(Arrays.stream(population).sum()).isEqualTo(480);
        assertThat(Arrays.stream(population).min()).hasValue(1);
    }

    @Test
    void resolversAreUnequal() {
        int[] population = Population.zipf(200, 480, 0.9);

        assertThat(population[0]).isGreaterThan(20);
        assertThat(population[199]).isLessThan(4);
    }

    @Test
    void fewerUsersThanResolversAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Population.zipf(200, 100, 1));
    }
}
