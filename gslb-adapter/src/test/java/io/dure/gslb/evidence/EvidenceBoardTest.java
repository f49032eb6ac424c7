package io.dure.gslb.evidence;

import static io.dure.gslb.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvidenceBoardTest {
    private static Evidence evidence(long incarnation, long sequence) {
        return new Evidence("witness-1", "third", incarnation, sequence, NOW, false, Map.of(), List.of());
    }

    @Test
    void higherSequenceIsNews() {
        EvidenceBoard board =
                EvidenceBoard.empty().receive(evidence(1, 1), NOW).receive(evidence(1, 2), NOW.plusSeconds(1));
        assertThat(board.of("witness-1")).contains(new HeldEvidence(evidence(1, 2), NOW.plusSeconds(1)));
    }

    @Test
    void replayChangesNothing() {
        EvidenceBoard board = EvidenceBoard.empty().receive(evidence(2, 1), NOW);
        assertThat(board.judge(evidence(1, 99))).isEqualTo(EvidenceBoard.Receipt.REPLAY);
        assertThat(board.receive(evidence(1, 99), NOW.plusSeconds(1))).isSameAs(board);
    }

    @Test
    void repeatKeepsNoDeadVantagePointAlive() {
        EvidenceBoard board =
                EvidenceBoard.empty().receive(evidence(1, 1), NOW).receive(evidence(1, 1), NOW.plusSeconds(3));
        assertThat(board.of("witness-1").orElseThrow().isSilent(NOW.plusSeconds(5), Duration.ofSeconds(4)))
                .isTrue();
    }

    @Test
    void newIncarnationStartsItsSequenceAnew() {
        EvidenceBoard board =
                EvidenceBoard.empty().receive(evidence(1, 99), NOW).receive(evidence(2, 1), NOW);
        assertThat(board.of("witness-1").orElseThrow().evidence().incarnation()).isEqualTo(2);
    }

    @Test
    void longSilentOnesAreForgotten() {
        EvidenceBoard board = EvidenceBoard.empty().receive(evidence(1, 1), NOW);
        assertThat(board.without(Duration.ofMinutes(10), NOW.plusSeconds(601)).all())
                .isEmpty();
        assertThat(board.without(Duration.ofMinutes(10), NOW.plusSeconds(600))).isSameAs(board);
    }
}
