package io.dure.hub.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HoleWatchTest {
    private final HoleWatch watch = new HoleWatch();

    @Test
    void whatStaysOpenForAMinuteIsMissingSinceItBegan() {
        assertThat(watch.observe(5, true, 1_000)).isZero();
        assertThat(watch.observe(9, true, 31_000)).isZero();
        assertThat(watch.observe(7, true, 60_999)).isZero();

        assertThat(watch.observe(8, true, 61_000)).isEqualTo(5);
        assertThat(watch.sinceMs()).isEqualTo(1_000);
    }

    @Test
    void whatComesAndGoesIsOnItsWay() {
        for (long at = 0; at < 600_000; at += 2_000) {
            assertThat(watch.observe(at % 10_000 == 0 ? 0 : 40, true, at)).isZero();
        }
        assertThat(watch.isIdle()).isFalse();
        watch.observe(0, true, 600_000);
        assertThat(watch.isIdle()).isTrue();
    }

    @Test
    void timeWithSomebodyAwayDoesNotCount() {
        watch.observe(5, true, 0);
        assertThat(watch.observe(5, false, 59_000)).isZero();
        assertThat(watch.observe(5, true, 118_999)).isZero();

        assertThat(watch.observe(5, true, 119_000)).isEqualTo(5);
    }

    @Test
    void whatIsMissingStaysMissingWhileMoreIsHeldUp() {
        watch.observe(5, true, 0);
        watch.observe(5, true, 60_000);

        assertThat(watch.observe(500, false, 62_000)).isEqualTo(5);
        assertThat(watch.observe(3, false, 64_000)).isEqualTo(3);
    }

    @Test
    void aHoleThatGrowsIsFoundWhole() {
        watch.observe(5, true, 0);
        watch.observe(5, true, 60_000);
        watch.observe(12, true, 62_000);

        assertThat(watch.observe(12, true, 122_000)).isEqualTo(5);
        assertThat(watch.observe(12, true, 182_000)).isEqualTo(12);
    }

    @Test
    void countingTwiceIsAHoleBelowZero() {
        watch.observe(-4, true, 0);

        assertThat(watch.observe(-6, true, 60_000)).isEqualTo(-4);
        assertThat(watch.observe(2, true, 62_000)).isZero();
    }
}
