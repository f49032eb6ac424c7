package io.dure.gslb.provider.rfc2136.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TurnsTest {
    @Test
    void thirtyAndSeventyTakeThreeAndSevenTurnsOfTenSpreadOut() {
        assertThat(Turns.of(List.of(30, 70))).containsExactly(1, 0, 1, 1, 0, 1, 1, 1, 0, 1);
    }

    @Test
    void turnsFollowTheClock() {
        Instant start = Instant.ofEpochSecond(1_000);
        assertThat(Turns.at(start, Duration.ofSeconds(5), 10)).isZero();
        assertThat(Turns.at(start.plusMillis(4_999), Duration.ofSeconds(5), 10)).isZero();
        assertThat(Turns.at(start.plusSeconds(5), Duration.ofSeconds(5), 10)).isEqualTo(1);
    }

    @Property
    void sharesOfTurnsAreThoseOfWeights(@ForAll("weights") List<Integer> weights) {
        List<Integer> turns = Turns.of(weights);
        assertThat(turns.size()).isLessThanOrEqualTo(100 + weights.size());
        double sum = weights.stream().mapToLong(Integer::longValue).sum();
        for (int site = 0; site < weights.size(); site++) {
            int count = Collections.frequency(turns, site);
            assertThat((double) count / turns.size())
                    .isBetween(weights.get(site) / sum - 0.06, weights.get(site) / sum + 0.06);
            assertThat(count > 0).isEqualTo(weights.get(site) > 0);
        }
    }

    @Provide
    Arbitrary<List<Integer>> weights() {
        return Arbitraries.oneOf(
                        Arbitraries.of(0),
                        Arbitraries.integers().between(1, 100),
                        Arbitraries.integers().between(1, Integer.MAX_VALUE))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .filter(list -> list.stream().anyMatch(weight -> weight > 0));
    }
}
