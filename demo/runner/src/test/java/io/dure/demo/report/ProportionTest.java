package io.dure.demo.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProportionTest {
    @Test
    void bandIsWilsonsScoreInterval() {
        // 30 of 100 at 95 %: 0.2189 to 0.3958, as tables of Wilson's interval have it
        Proportion.Band band = Proportion.ofDraws(30, 100).band(1.959963985);

        assertThat(band.low()).isCloseTo(0.2189, within(0.0001));
        assertThat(band.high()).isCloseTo(0.3958, within(0.0001));
    }

    @Test
    void bandStaysWithinZeroAndOne() {
        assertThat(Proportion.ofDraws(0, 10).band(Proportion.Z_99).low()).isZero();
        assertThat(Proportion.ofDraws(10, 10).band(Proportion.Z_99).high()).isEqualTo(1.0);
    }

    @Test
    void nothingSeenSaysNothing() {
        assertThat(Proportion.ofDraws(0, 0).band(Proportion.Z_99)).isEqualTo(new Proportion.Band(0, 1));
    }

    @Test
    void equalClustersCountAsManyDrawsAsThereAreClusters() {
        Proportion found = Proportion.ofClusters(Collections.nCopies(30, 7L), Collections.nCopies(70, 7L));

        assertThat(found.share()).isCloseTo(0.30, within(1e-12));
        assertThat(found.size()).isCloseTo(100, within(1e-9));
    }

    @Test
    void unequalClustersCountAsFewerDrawsByKishsDesignEffect() {
        // weights 9, 1, 1, 1: (12 squared) / (81 + 3)
        assertThat(Proportion.ofClusters(List.of(9L, 1L), List.of(1L, 1L)).size())
                .isCloseTo(144.0 / 84.0, within(1e-12));
    }

    @Test
    void theBandOfClustersHoldsTheTruthAsOftenAsItSays() {
        Random random = new Random(20261122);
        int held = 0;
        int rounds = 2_000;
        for (int round = 0; round < rounds; round++) {
            List<Long> here = new ArrayList<>();
            List<Long> elsewhere = new ArrayList<>();
            for (int cluster = 1; cluster <= 400; cluster++) {
                long weight = 1L + 40 / (1 + cluster % 20);
                (random.nextDouble() < 0.3 ? here : elsewhere).add(weight);
            }
            held += Proportion.ofClusters(here, elsewhere).band(Proportion.Z_99).contains(0.3) ? 1 : 0;
        }
        assertThat((double) held / rounds).isBetween(0.98, 1.0);
    }

    @Test
    void aShareBeyondOneIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(1.1, 10));
    }
}
