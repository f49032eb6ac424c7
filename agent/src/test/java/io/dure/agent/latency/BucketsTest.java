package io.dure.agent.latency;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BucketsTest {
    private static final MathContext EXACT = new MathContext(60);

    @Property(tries = 2_000)
    void everyDurationLiesInItsBucket(@ForAll @LongRange(min = 50_000, max = 120_000_000_000L) long nanos) {
        int index = Buckets.index(nanos);

        // v is in (2^(i/64), 2^((i+1)/64)] exactly if v^64 is in (2^i, 2^(i+1)].
        BigDecimal power = BigDecimal.valueOf(nanos).movePointLeft(9).pow(64, EXACT);
        assertThat(power).isGreaterThan(powerOfTwo(index)).isLessThanOrEqualTo(powerOfTwo(index + 1));
    }

    @Property(tries = 2_000)
    void middleOfTheBucketIsWithinTheStatedError(@ForAll @LongRange(min = 50_000, max = 120_000_000_000L) long nanos) {
        int index = Buckets.index(nanos);
        double low = Math.pow(2, index / 64.0);
        double high = Math.pow(2, (index + 1) / 64.0);
        double middle = 2 * low * high / (low + high);

        assertThat(Math.abs(middle - nanos / 1e9) / (nanos / 1e9)).isLessThan(0.005416);
    }

    @Test
    void powerOfTwoClosesTheBucketBelowIt() {
        assertThat(Buckets.index(1_000_000_000L)).isEqualTo(-1);
        assertThat(Buckets.index(1_000_000_001L)).isEqualTo(0);
        assertThat(Buckets.index(2_000_000_000L)).isEqualTo(63);
        assertThat(Buckets.index(500_000_000L)).isEqualTo(-65);
    }

    private static BigDecimal powerOfTwo(int exponent) {
        return exponent >= 0
                ? BigDecimal.valueOf(2).pow(exponent)
                : BigDecimal.ONE.divide(BigDecimal.valueOf(2).pow(-exponent), EXACT);
    }
}
