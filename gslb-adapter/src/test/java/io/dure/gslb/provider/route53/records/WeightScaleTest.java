package io.dure.gslb.provider.route53.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dure.gslb.provider.route53.records.WeightScale.Share;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class WeightScaleTest {
    @Test
    void weightsOfOneSetEachStayAsTheyAre() {
        assertThat(WeightScale.weights(List.of(new Share(30, 1), new Share(70, 1))))
                .containsExactly(30, 70);
    }

    @Test
    void weightIsDividedAmongAMembersSets() {
        assertThat(WeightScale.weights(List.of(new Share(30, 2), new Share(70, 1))))
                .containsExactly(15, 70);
        assertThat(WeightScale.weights(List.of(new Share(50, 3), new Share(50, 1))))
                .containsExactly(50, 150);
    }

    @Test
    void weightsBeyondWhatRoute53TakesAreScaledDown() {
        assertThat(WeightScale.weights(List.of(new Share(300, 1), new Share(700, 1))))
                .containsExactly(3, 7);
        assertThat(WeightScale.weights(List.of(new Share(1, 1), new Share(999, 1))))
                .containsExactly(1, 255);
    }

    @Property
    void everyWeightIsWithinRoute53sLimitsAndZeroOnlyWhereThePlanSaysSo(@ForAll("members") List<Share> members) {
        List<Integer> weights = WeightScale.weights(members);
        for (int one = 0; one < members.size(); one++) {
            assertThat(weights.get(one)).isBetween(0, WeightScale.LARGEST);
            assertThat(weights.get(one) == 0).isEqualTo(members.get(one).weight() == 0);
        }
    }

    /** A weight of 1 to 100 on up to 4 addresses: what rounding to whole numbers may cost. */
    @Property
    void membersKeepTheirShares(@ForAll("members") List<Share> members) {
        int all = members.stream().mapToInt(Share::weight).sum();
        if (all == 0) {
            return;
        }
        List<Integer> weights = WeightScale.weights(members);
        double sum = IntStream.range(0, members.size())
                .mapToDouble(one -> (double) weights.get(one) * members.get(one).sets())
                .sum();
        for (int one = 0; one < members.size(); one++) {
            assertThat(weights.get(one) * members.get(one).sets() / sum)
                    .isCloseTo((double) members.get(one).weight() / all, within(0.03));
        }
    }

    @Provide
    Arbitrary<List<Share>> members() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.integers().between(1, 4))
                .as(Share::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }
}
