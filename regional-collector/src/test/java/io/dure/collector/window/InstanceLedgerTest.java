package io.dure.collector.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.collector.loss.LossLedger;
import io.dure.federation.v1.Instance;
import io.dure.federation.v1.WindowPiece;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InstanceLedgerTest {
    private static final long START = 1_790_000_000_000L;

    private final LossLedger losses = new LossLedger();
    private final InstanceLedger ledger = new InstanceLedger(losses);

    @Test
    void instanceThatWasSilentForTwentyMinutesIsForgottenWhichIsNoLoss() {
        assertThat(isFresh(piece("a", START, 0), START)).isTrue();
        assertThat(isFresh(piece("b", START, 0), START + TimeUnit.MINUTES.toMillis(21)))
                .isTrue();

        assertThat(isFresh(piece("a", START, 0), START + TimeUnit.MINUTES.toMillis(21)))
                .isTrue();
        assertThat(losses.snapshot()).isEmpty();
    }

    @Test
    void instancesBeyondTheBoundPushOutTheOldestWhichIsCounted() {
        for (int i = 0; i < 50_003; i++) {
            isFresh(piece("instance-" + i, START, 0), START);
        }

        assertThat(losses.of("instance-forgotten")).isEqualTo(3);
        assertThat(isFresh(piece("instance-0", START, 0), START)).isTrue();
        assertThat(isFresh(piece("instance-50000", START, 0), START)).isFalse();
    }

    @Test
    void partsBeyondTheBoundPushOutTheOldestWhichIsCounted() {
        for (int part = 1; part <= 1_026; part++) {
            assertThat(isFresh(piece("a", START, part), START)).isTrue();
        }

        assertThat(losses.of("window-key-forgotten")).isEqualTo(2);
        assertThat(isFresh(piece("a", START, 1_026), START)).isFalse();
        assertThat(isFresh(piece("a", START, 1), START)).isTrue();
    }

    @Test
    void windowsOfAnotherLengthAreToldApart() {
        WindowPiece minute =
                piece("a", START, 0).toBuilder().setWindowMs(60_000).build();

        assertThat(isFresh(piece("a", START, 0), START)).isTrue();
        assertThat(isFresh(minute, START)).isTrue();
        assertThat(isFresh(minute, START)).isFalse();
    }

    private boolean isFresh(WindowPiece piece, long arrivalMs) {
        try (InstanceLedger.Taking taking = ledger.begin(arrivalMs)) {
            Admission admission = taking.admit(MeasuredWindow.of(piece, Optional.empty()));
            taking.kept();
            return admission instanceof Admission.Fresh;
        }
    }

    private static WindowPiece piece(String instance, long startMs, long piece) {
        return WindowPiece.newBuilder()
                .setInstance(Instance.newBuilder().setService("portal").setInstance(instance))
                .setReportedStartMs(startMs)
                .setWindowMs(10_000)
                .setPiece(piece)
                .build();
    }
}
