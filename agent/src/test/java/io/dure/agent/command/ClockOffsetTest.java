package io.dure.agent.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClockOffsetTest {
    private final ClockOffset offset = new ClockOffset();

    @Test
    void collectorsTimeStoodInTheMiddleOfTheRoundTrip() {
        offset.measured(1_000, 6_050, 1_100);

        assertThat(offset.millis()).hasValue(5_000);
    }

    @Test
    void clockThatRunsAheadHasANegativeOffset() {
        offset.measured(10_000, 4_000, 10_000);

        assertThat(offset.millis()).hasValue(-6_000);
    }

    @Test
    void slowAnswerIsNoMeasurement() {
        offset.measured(1_000, 6_050, 1_100);
        offset.measured(2_000, 9_000, 3_001);

        assertThat(offset.millis()).hasValue(5_000);
    }

    @Test
    void offsetIsDoubtedWhenAClockWasSet() {
        assertThat(offset.isDoubtedBy(6_000, 1_000)).isTrue();
        offset.measured(1_000, 6_000, 1_000);

        assertThat(offset.isDoubtedBy(7_000, 2_010)).isFalse();
        assertThat(offset.isDoubtedBy(9_000, 2_010)).isTrue();
    }
}
