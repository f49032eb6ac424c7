package io.dure.gslb.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.Samples;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class QuorumPropertiesTest {
    private static final List<Endpoint> ENDPOINTS =
            List.of(new Endpoint("127.0.1.21", 80), new Endpoint("127.0.1.22", 80), new Endpoint("127.0.1.23", 80));

    /** Each voter: its domain 0..4, blind, and its three verdicts. */
    record Voter(int domain, boolean blind, List<Verdict> verdicts) {}

    @Property
    void downNeedsAStrictMajorityAndVotesTipExactlyAtTheVerdict(
            @ForAll @Size(max = 8) List<@IntRange(max = 269) Integer> voters,
            @ForAll @IntRange(min = 1, max = 3) int minimum) {
        List<Voter> all = voters.stream().map(QuorumPropertiesTest::voter).toList();
        MemberJudgement judged = judge(all, minimum);
        Votes votes = judged.votes();
        assertThat(votes.down() >= votes.needed()).isEqualTo(judged.verdict() == Verdict.DOWN);
        assertThat(votes.up() >= votes.needed()).isEqualTo(judged.verdict() == Verdict.UP);
        long sayDown = IntStream.range(0, 5)
                .filter(domain -> all.stream()
                        .anyMatch(voter -> voter.domain() == domain
                                && !voter.blind()
                                && voter.verdicts().contains(Verdict.DOWN)))
                .count();
        if (judged.verdict() == Verdict.DOWN) {
            assertThat(sayDown).isGreaterThanOrEqualTo(3);
        }
    }

    @Property
    void moreBlindnessNeverMakesAVerdict(@ForAll @Size(max = 8) List<@IntRange(max = 269) Integer> voters) {
        List<Voter> all = voters.stream().map(QuorumPropertiesTest::voter).toList();
        Set<Integer> domains = new LinkedHashSet<>();
        all.forEach(voter -> domains.add(voter.domain()));
        Verdict before = judge(all, 1).verdict();
        for (int blinded : domains) {
            List<Voter> fewer = new ArrayList<>();
            all.forEach(
                    voter -> fewer.add(voter.domain() == blinded ? new Voter(blinded, true, voter.verdicts()) : voter));
            assertThat(judge(fewer, 1).verdict()).isIn(before, Verdict.UNKNOWN);
        }
    }

    private static Voter voter(int code) {
        Verdict[] verdicts = Verdict.values();
        int rest = code / 10;
        return new Voter(
                code % 5,
                code / 5 % 2 == 1,
                List.of(verdicts[rest % 3], verdicts[rest / 3 % 3], verdicts[rest / 9 % 3]));
    }

    private static MemberJudgement judge(List<Voter> voters, int minimum) {
        Instant now = Samples.NOW;
        EvidenceBoard board = EvidenceBoard.empty();
        int id = 0;
        for (Voter voter : voters) {
            Map<Endpoint, EndpointEvidence> seen = new HashMap<>();
            for (int i = 0; i < 3; i++) {
                seen.put(
                        ENDPOINTS.get(i),
                        new EndpointEvidence(ENDPOINTS.get(i), voter.verdicts().get(i), 2, now, ""));
            }
            Evidence evidence =
                    new Evidence("v" + id++, "d" + voter.domain(), 1, 1, now, voter.blind(), seen, List.of());
            board = board.receive(evidence, now);
        }
        Plan plan = new Plan(
                "portal",
                "portal.egov.test",
                Duration.ofSeconds(5),
                Token.claim(1),
                List.of(new MemberPlan("d0", ENDPOINTS, minimum, 1, 1, 0, false)),
                Samples.CHECK,
                Set.of("d0", "d1", "d2", "d3", "d4"),
                Mode.AUTOMATIC,
                Optional.empty());
        return Quorum.judge(plan, board, now, Samples.STALE_AFTER).member("d0");
    }
}
