package io.dure.gslb.evacuation;

import static io.dure.gslb.Samples.NOW;
import static io.dure.gslb.Samples.PRIVATE_1;
import static io.dure.gslb.Samples.PRIVATE_2;
import static io.dure.gslb.Samples.PUBLIC_1;
import static io.dure.gslb.Samples.PUBLIC_2;
import static io.dure.gslb.Samples.member;
import static io.dure.gslb.Samples.plan;
import static io.dure.gslb.Samples.says;
import static io.dure.gslb.Samples.serving;
import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.Samples;
import io.dure.gslb.evidence.Evidence;
import io.dure.gslb.evidence.EvidenceBoard;
import io.dure.gslb.evidence.Quorum;
import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Policy;
import io.dure.gslb.plan.Subnet;
import io.dure.gslb.plan.Token;
import io.dure.gslb.time.Moment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Evacuation by quorum under each policy. */
class PoliciesTest {
    private static final List<Policy> POLICIES = List.of(
            new Policy.Weighted(),
            new Policy.ActiveActive(),
            new Policy.ActiveStandby(List.of("private", "public")),
            new Policy.ActiveStandby(List.of("public", "private")),
            new Policy.BySubnet(Map.of("private", List.of(Subnet.parse("10.0.0.0/8")))));
    private static final Endpoint[][] SITES = {{PRIVATE_1, PRIVATE_2}, {PUBLIC_1, PUBLIC_2}};

    private final EvacuationMachine machine = new EvacuationMachine();

    private static Plan standby(MemberPlan... members) {
        return Samples.by(POLICIES.get(2), plan(Token.claim(1), Mode.AUTOMATIC, Optional.empty(), members));
    }

    private Outlook look(HeldService held, EvidenceBoard board) {
        return machine.look(held, Quorum.judge(held.plan(), board, NOW, Samples.STALE_AFTER), Moment.of(NOW));
    }

    private static EvidenceBoard publicFailing() {
        return Samples.publicDown().receive(says("public-1", "public", Verdict.UP), NOW);
    }

    @Test
    void theStandbyWaitsAndTakesOverByQuorum() {
        HeldService held = HeldService.of(standby(serving("private", 30), serving("public", 70)));
        assertThat(look(held, Samples.allUp()).answers().members())
                .extracting(AnsweringMember::site)
                .containsExactly("private");
        Outlook after = look(held, Samples.privateDown());
        assertThat(after.answers().members()).extracting(AnsweringMember::site).containsExactly("public");
        assertThat(after.answers().failOpen()).isFalse();
        assertThat(look(after.held(), Samples.allUp()).answers().weight("private"))
                .as("only a plan puts it back")
                .isZero();
    }

    @Test
    void oneDomainAloneHandsNothingOver() {
        HeldService held = HeldService.of(standby(serving("private", 30), serving("public", 70)));
        EvidenceBoard one = Samples.board(says("public-1", "public", Verdict.DOWN, PRIVATE_1, PRIVATE_2));
        assertThat(look(held, one).answers().members())
                .extracting(AnsweringMember::site)
                .containsExactly("private");
    }

    @Test
    void aStandbyThatIsDownIsOutBeforeItIsNeeded() {
        HeldService held = HeldService.of(standby(serving("private", 30), serving("public", 70)));
        Outlook outlook = look(held, publicFailing());
        assertThat(outlook.held().state("public")).isEqualTo(MemberState.EVACUATED);
        assertThat(outlook.answers().weight("private")).isEqualTo(30);
        // Then the active member falls, too: the standby that is up again is better than nothing.
        Outlook later = look(outlook.held(), Samples.privateDown());
        assertThat(later.answers().members()).extracting(AnsweringMember::site).containsExactly("public");
        assertThat(later.answers().failOpen()).isTrue();
    }

    @Test
    void whileTheActiveMemberComesBackTheStandbyHasTheRest() {
        HeldService held = HeldService.of(standby(member("private", 40, 10, 1, false), serving("public", 70)));
        AnswerSet answers = look(held, Samples.allUp()).answers();
        assertThat(answers.weight("private")).isEqualTo(10);
        assertThat(answers.weight("public")).isEqualTo(30);
    }

    @Test
    void allDownAnswersTheFirstOfTheOrder() {
        HeldService held = HeldService.of(standby(serving("private", 30), serving("public", 70)));
        AnswerSet answers = look(held, Samples.allDown()).answers();
        assertThat(answers.failOpen()).isTrue();
        assertThat(answers.members()).extracting(AnsweringMember::site).containsExactly("private");
    }

    /** Any history of plans and evidence: there is an answer, and a member that is out is answered only failing open. */
    @Property(tries = 2000)
    void noPolicyIsEverEmptyNorAnswersWhatIsOut(
            @ForAll @IntRange(max = 4) int policy,
            @ForAll @Size(min = 1, max = 6) List<@IntRange(max = 4095) Integer> steps) {
        HeldService held = HeldService.of(Samples.by(POLICIES.get(policy), plan(Token.claim(1))));
        for (int step : steps) {
            Outlook outlook = look(held, board(step >> 6));
            held = outlook.held();
            assertThat(outlook.answers().members()).isNotEmpty();
            if (!outlook.answers().failOpen()) {
                for (AnsweringMember member : outlook.answers().members()) {
                    assertThat(held.state(member.site())).isEqualTo(MemberState.ANSWERING);
                    assertThat(held.plan().member(member.site()).weight()).isPositive();
                }
            }
            if ((step & 1) != 0) {
                held = succeed(held, POLICIES.get(policy), step >> 1 & 31);
            }
        }
    }

    /** A next plan that latches or returns each member as its bits say, but for one that leaves nothing. */
    private HeldService succeed(HeldService held, Policy policy, int bits) {
        int privately = weight(bits & 3);
        int publicly = weight(bits >> 2 & 3);
        if (privately + publicly == 0) {
            return held;
        }
        Plan next = Samples.by(
                policy,
                plan(
                        held.plan().token().next(),
                        Mode.AUTOMATIC,
                        Optional.empty(),
                        member("private", 30, privately, held.generation("private"), privately == 0),
                        member("public", 30, publicly, held.generation("public"), publicly == 0)));
        PlanOutcome outcome =
                machine.offer(Optional.of(held), Optional.of(held.plan().token()), next, NOW);
        return ((PlanOutcome.Accepted) outcome).held();
    }

    private static int weight(int bits) {
        return new int[] {0, 1, 15, 30}[bits];
    }

    /** Six bits: what each of three domains says of each site. */
    private static EvidenceBoard board(int bits) {
        String[] domains = {"private", "public", "third"};
        Evidence[] all = new Evidence[3];
        for (int domain = 0; domain < 3; domain++) {
            Evidence evidence = says(domains[domain] + "-1", domains[domain], Verdict.UP);
            for (int site = 0; site < 2; site++) {
                if ((bits >> (2 * domain + site) & 1) != 0) {
                    Map<Endpoint, io.dure.gslb.evidence.EndpointEvidence> seen =
                            new java.util.HashMap<>(evidence.endpoints());
                    seen.putAll(says("x", "x", Verdict.DOWN, SITES[site]).endpoints().entrySet().stream()
                            .filter(entry -> entry.getValue().verdict() == Verdict.DOWN)
                            .collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
                    evidence =
                            new Evidence(evidence.vantagePoint(), evidence.domain(), 1, 1, NOW, false, seen, List.of());
                }
            }
            all[domain] = evidence;
        }
        return Samples.board(all);
    }
}
