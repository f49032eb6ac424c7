package io.dure.collector.uplink;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.federation.v1.Report;
import org.junit.jupiter.api.Test;

class InFlightTest {
    private final InFlight inFlight = new InFlight();

    @Test
    void thereIsRoomForSoManyReportsAndAcknowledgementsMakeSome() {
        for (int sequence = 1; inFlight.hasRoom(); sequence++) {
            inFlight.add(report(1, sequence));
        }
        inFlight.acknowledged(1, 1);

        assertThat(inFlight.hasRoom()).isTrue();
    }

    @Test
    void acknowledgementOfAnotherIncarnationMakesNoRoom() {
        for (int sequence = 1; inFlight.hasRoom(); sequence++) {
            inFlight.add(report(1, sequence));
        }
        inFlight.acknowledged(2, 100);

        assertThat(inFlight.hasRoom()).isFalse();
        inFlight.clear();
        assertThat(inFlight.hasRoom()).isTrue();
    }

    private static Report report(long incarnation, long sequence) {
        return Report.newBuilder()
                .setIncarnation(incarnation)
                .setSequence(sequence)
                .build();
    }
}
