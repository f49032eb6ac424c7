package io.dure.gslb.evidence;

import static io.dure.gslb.Samples.NOW;
import static io.dure.gslb.Samples.PRIVATE_1;
import static io.dure.gslb.Samples.PRIVATE_2;
import static io.dure.gslb.Samples.PUBLIC_1;
import static io.dure.gslb.Samples.STALE_AFTER;
import static io.dure.gslb.Samples.blind;
import static io.dure.gslb.Samples.board;
import static io.dure.gslb.Samples.plan;
import static io.dure.gslb.Samples.says;
import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.Samples;
import io.dure.gslb.plan.Token;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class QuorumTest {
    private static Judgement judge(EvidenceBoard board) {
        return judge(board, NOW);
    }

    private static Judgement judge(EvidenceBoard board, Instant now) {
        return Quorum.judge(plan(Token.claim(1)), board, now, STALE_AFTER);
    }

    @Test
    void twoOfThreeDomainsTakeAMemberDown() {
        Judgement judgement = judge(Samples.privateDown());
        assertThat(judgement.verdict("private")).isEqualTo(Verdict.DOWN);
        assertThat(judgement.member("private").votes()).isEqualTo(new Votes(2, 1, 0, 2, 3));
        assertThat(judgement.verdict("public")).isEqualTo(Verdict.UP);
    }

    @Test
    void oneDomainAloneDecidesNothing() {
        Judgement judgement = judge(board(says("public-1", "public", Verdict.DOWN, PRIVATE_1, PRIVATE_2)));
        assertThat(judgement.verdict("private")).isEqualTo(Verdict.UNKNOWN);
        assertThat(judgement.member("private").votes()).isEqualTo(new Votes(1, 0, 2, 2, 3));
    }

    @Test
    void silentVotersStillCountInTheTotal() {
        EvidenceBoard board = EvidenceBoard.empty()
                .receive(says("public-1", "public", Verdict.DOWN, PRIVATE_1, PRIVATE_2), NOW)
                .receive(says("witness-1", "third", Verdict.DOWN, PRIVATE_1, PRIVATE_2), NOW.minusMillis(4_001));
        assertThat(judge(board).verdict("private")).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void blindVotersAbstain() {
        EvidenceBoard board = board(
                says("public-1", "public", Verdict.DOWN, PRIVATE_1, PRIVATE_2),
                blind(says("witness-1", "third", Verdict.DOWN, PRIVATE_1, PRIVATE_2)));
        assertThat(judge(board).verdict("private")).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void oneDissenterMakesItsDomainAbstain() {
        EvidenceBoard board = board(
                says("public-1", "public", Verdict.DOWN, PRIVATE_1, PRIVATE_2),
                says("witness-1", "third", Verdict.DOWN, PRIVATE_1, PRIVATE_2),
                says("witness-2", "third", Verdict.UP));
        assertThat(judge(board).verdict("private")).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void blindDissenterDoesNotHoldItsDomainBack() {
        EvidenceBoard board = board(
                says("public-1", "public", Verdict.DOWN, PRIVATE_1, PRIVATE_2),
                says("witness-1", "third", Verdict.DOWN, PRIVATE_1, PRIVATE_2),
                blind(says("witness-2", "third", Verdict.UP)));
        assertThat(judge(board).verdict("private")).isEqualTo(Verdict.DOWN);
    }

    @Test
    void vantagePointsOfOneDomainCastOneVote() {
        EvidenceBoard board = board(
                says("witness-1", "third", Verdict.DOWN, PRIVATE_1, PRIVATE_2),
                says("witness-2", "third", Verdict.DOWN, PRIVATE_1, PRIVATE_2));
        assertThat(judge(board).member("private").votes().down()).isEqualTo(1);
    }

    @Test
    void strangersDoNotVote() {
        EvidenceBoard board = board(
                says("public-1", "public", Verdict.DOWN, PRIVATE_1, PRIVATE_2),
                says("other-1", "elsewhere", Verdict.DOWN, PRIVATE_1, PRIVATE_2));
        assertThat(judge(board).verdict("private")).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void singleEndpointDownLeavesTheMemberStanding() {
        EvidenceBoard board = board(
                says("public-1", "public", Verdict.DOWN, PRIVATE_1),
                says("witness-1", "third", Verdict.DOWN, PRIVATE_1));
        assertThat(judge(board).verdict("private")).isEqualTo(Verdict.UP);
        assertThat(judge(board).member("private").remaining()).containsExactly(PRIVATE_2);
    }

    @Test
    void domainsThatDisagreeOnTheEndpointsTakeNoMemberDown() {
        EvidenceBoard board = board(
                says("private-1", "private", Verdict.DOWN, PRIVATE_1),
                says("public-1", "public", Verdict.DOWN, PRIVATE_1, PRIVATE_2),
                says("witness-1", "third", Verdict.UP));
        assertThat(judge(board).verdict("private")).isEqualTo(Verdict.UP);
        assertThat(judge(board).member("private").remaining()).containsExactly(PRIVATE_2);
    }

    @Test
    void failureTimeIsByTheJudgesClockWhateverTheSendersSays() {
        Evidence skewed = says("public-1", "public", Verdict.DOWN, PRIVATE_1, PRIVATE_2);
        EvidenceBoard board = board(says("witness-1", "third", Verdict.DOWN, PRIVATE_1, PRIVATE_2))
                .receive(skewed, NOW.plusSeconds(600));
        Judgement judgement = judge(board, NOW.plusSeconds(2));
        assertThat(judgement.member("private").failedSince()).contains(NOW.minusSeconds(3));
    }

    @Test
    void withoutTheWitnessNoSiteIsProtected() {
        EvidenceBoard board = board(says("private-1", "private", Verdict.UP), says("public-1", "public", Verdict.UP));
        Readiness readiness = judge(board).readiness();
        assertThat(readiness.automaticFailoverPossible()).isFalse();
        assertThat(readiness.missing()).containsExactly("third");
        assertThat(readiness.unprotected()).containsExactly("private", "public");
    }

    @Test
    void deadSiteIsStillProtectedButItsPeerIsNot() {
        EvidenceBoard board = board(says("public-1", "public", Verdict.UP), says("witness-1", "third", Verdict.UP));
        assertThat(judge(board).readiness().unprotected()).containsExactly("public");
    }

    @Test
    void endpointNobodyProbesIsUnknown() {
        assertThat(judge(EvidenceBoard.empty()).member("public").endpoints())
                .allSatisfy(endpoint -> assertThat(endpoint.verdict()).isEqualTo(Verdict.UNKNOWN))
                .extracting(EndpointJudgement::endpoint)
                .contains(PUBLIC_1);
    }
}
