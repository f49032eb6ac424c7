package io.dure.gslb.evidence;

import static io.dure.gslb.Samples.CHECK;
import static io.dure.gslb.Samples.NOW;
import static io.dure.gslb.Samples.PRIVATE_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProbeJudgeTest {
    private static ProbeJudge after(String results) {
        ProbeJudge judge = ProbeJudge.start(PRIVATE_1, NOW);
        for (int i = 0; i < results.length(); i++) {
            judge = results.charAt(i) == '+'
                    ? judge.success(CHECK, NOW.plusSeconds(2L * i))
                    : judge.failure(CHECK, NOW.plusSeconds(2L * i), "timeout");
        }
        return judge;
    }

    @Test
    void nothingIsKnownBeforeEnoughResults() {
        assertThat(after("").verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(after("-").verdict()).isEqualTo(Verdict.UNKNOWN);
        assertThat(after("++").verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void fallFailuresInARowAreDown() {
        assertThat(after("+++-").verdict()).isEqualTo(Verdict.UP);
        assertThat(after("+++--").verdict()).isEqualTo(Verdict.DOWN);
    }

    @Test
    void riseSuccessesInARowAreUp() {
        assertThat(after("--++").verdict()).isEqualTo(Verdict.DOWN);
        assertThat(after("--+++").verdict()).isEqualTo(Verdict.UP);
    }

    @Test
    void mixedResultsTurnNothing() {
        assertThat(after("+++-+-+-+-").verdict()).isEqualTo(Verdict.UP);
    }

    @Test
    void runAndItsBeginningAreThoseOfTheNewestResults() {
        EndpointEvidence evidence = after("+++--").evidence();
        assertThat(evidence.run()).isEqualTo(2);
        assertThat(evidence.since()).isEqualTo(NOW.plusSeconds(6));
        assertThat(evidence.reason()).isEqualTo("timeout");
    }
}
