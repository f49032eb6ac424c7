package io.dure.gslb.provider.route53.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.provider.route53.records.WeightedAnswer.Candidate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The table under "Health checks and weighted routing" in Route 53's developer guide, and what stands around it. */
class WeightedAnswerTest {
    @Test
    void healthyOnesWithAWeightAreDrawnByIt() {
        assertThat(shares(one("a", 30, true), one("b", 70, true), one("c", 0, true)))
                .containsOnlyKeys("a", "b")
                .containsEntry("a", 0.3);
        assertThat(shares(one("a", 1, false), one("b", 1, true), one("c", 0, true)))
                .containsOnlyKeys("b");
    }

    @Test
    void withAllWeightsUnhealthyThoseOfWeightZeroAreConsidered() {
        assertThat(shares(one("a", 1, false), one("b", 1, false), one("c", 0, true)))
                .containsOnlyKeys("c");
    }

    @Test
    void withNobodyHealthyAllCountAsHealthy() {
        assertThat(shares(one("a", 1, false), one("b", 1, false), one("c", 0, false)))
                .containsOnlyKeys("a", "b");
    }

    @Test
    void withAllWeightsZeroAllAreDrawnAlike() {
        assertThat(shares(one("a", 0, true), one("b", 0, true)))
                .containsEntry("a", 0.5)
                .containsEntry("b", 0.5);
        assertThat(shares(one("a", 0, false), one("b", 0, false))).containsOnlyKeys("a", "b");
    }

    private static Map<String, Double> shares(Candidate... candidates) {
        return WeightedAnswer.shares(List.of(candidates));
    }

    private static Candidate one(String id, int weight, boolean healthy) {
        return new Candidate(id, weight, healthy);
    }
}
