package io.dure.gslb.provider.route53;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CallBudgetTest {
    private final Fixture.Ticks clock = new Fixture.Ticks();
    private final CallBudget budget = new CallBudget(CallLimits.DEFAULT, clock);

    @Test
    void lookingLeavesRoomForAChange() {
        while (budget.take(CallKind.OTHER, 0, false).isZero()) {
            // Till nothing is left for lookers.
        }
        assertThat(budget.take(CallKind.CHANGE, 4, true)).isZero();
    }

    @Test
    void whatIsWaitedForIsThereAfterwards() {
        while (budget.take(CallKind.CHECK_CREATION, 0, true).isZero()) {
            // Till the bucket is empty.
        }
        Duration wait = budget.take(CallKind.CHECK_CREATION, 0, true);
        assertThat(wait).isPositive();
        clock.pass(wait);
        assertThat(budget.take(CallKind.CHECK_CREATION, 0, true)).isZero();
    }

    /** Route 53 allows 10 requests a second with a burst of 50, and of GetHealthCheckStatus 1 with a burst of 4. */
    @Property(tries = 50)
    void anHourStaysBelowTheAccountsLimits(@ForAll @IntRange(min = 10, max = 500) int step) {
        Fixture.Ticks time = new Fixture.Ticks();
        CallBudget hour = new CallBudget(CallLimits.DEFAULT, time);
        int calls = 0;
        int states = 0;
        for (int passed = 0; passed < 600_000; passed += step) {
            calls += hour.take(CallKind.OTHER, 0, true).isZero() ? 1 : 0;
            states += hour.take(CallKind.CHECK_STATUS, 0, true).isZero() ? 1 : 0;
            time.pass(Duration.ofMillis(step));
        }
        assertThat(calls + states).isLessThanOrEqualTo(50 + 10 * 600);
        assertThat(states).isLessThanOrEqualTo(4 + 600);
    }

    @Test
    void batchLargerThanTheBucketWaitsForAFullOneOnly() {
        assertThat(budget.take(CallKind.CHANGE, 1000, true)).isZero();
        assertThat(budget.take(CallKind.CHANGE, 1000, true)).isLessThanOrEqualTo(Duration.ofSeconds(20));
    }
}
