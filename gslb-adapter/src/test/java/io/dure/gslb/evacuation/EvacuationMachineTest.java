package io.dure.gslb.evacuation;

import static io.dure.gslb.Samples.NOW;
import static io.dure.gslb.Samples.PRIVATE_1;
import static io.dure.gslb.Samples.PRIVATE_2;
import static io.dure.gslb.Samples.board;
import static io.dure.gslb.Samples.member;
import static io.dure.gslb.Samples.plan;
import static io.dure.gslb.Samples.says;
import static io.dure.gslb.Samples.serving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dure.gslb.Samples;
import io.dure.gslb.evidence.EvidenceBoard;
import io.dure.gslb.evidence.Judgement;
import io.dure.gslb.evidence.NameserverStatus;
import io.dure.gslb.evidence.Quorum;
import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.evidence.Withheld;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import io.dure.gslb.time.Moment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvacuationMachineTest {
    private static final Token FIRST = Token.claim(1);
    private final EvacuationMachine machine = new EvacuationMachine();

    private Outlook look(HeldService held, EvidenceBoard board) {
        return machine.look(held, judge(held, board), Moment.of(NOW));
    }

    private static Judgement judge(HeldService held, EvidenceBoard board) {
        return Quorum.judge(held.plan(), board, NOW, Samples.STALE_AFTER);
    }

    private static HeldService holding(Mode mode) {
        return HeldService.of(plan(FIRST, mode, Optional.empty(), serving("private", 30), serving("public", 70)));
    }

    private HeldService evacuated() {
        return look(holding(Mode.AUTOMATIC), Samples.privateDown()).held();
    }

    private HeldService accept(HeldService held, Plan next) {
        PlanOutcome outcome =
                machine.offer(Optional.of(held), Optional.of(held.plan().token()), next, NOW);
        assertThat(outcome).isInstanceOf(PlanOutcome.Accepted.class);
        return ((PlanOutcome.Accepted) outcome).held();
    }

    @Test
    void memberDownByQuorumIsTakenOutAtOnce() {
        Outlook outlook = look(holding(Mode.AUTOMATIC), Samples.privateDown());
        assertThat(outlook.answers().weight("private")).isZero();
        assertThat(outlook.answers().weight("public")).isEqualTo(70);
        assertThat(outlook.changes())
                .containsExactly(new EvacuationChange.TakenOut(new Evacuation("private", 1, NOW.minusSeconds(3), NOW)));
    }

    @Test
    void memberThatIsUpAgainStaysOutUntilAPlanPutsItBack() {
        assertThat(look(evacuated(), Samples.allUp()).answers().weight("private"))
                .isZero();
    }

    @Test
    void offOnApprovalAndFrozenWithhold() {
        assertThat(look(holding(Mode.OFF), Samples.privateDown()).withheld())
                .isEqualTo(Map.of("private", Withheld.OFF));
        assertThat(look(holding(Mode.ON_APPROVAL), Samples.privateDown()).withheld())
                .isEqualTo(Map.of("private", Withheld.APPROVAL));
        HeldService frozen = HeldService.of(plan(
                FIRST,
                Mode.AUTOMATIC,
                Optional.of(NOW.plusSeconds(60)),
                serving("private", 30),
                serving("public", 70)));
        Outlook outlook = look(frozen, Samples.privateDown());
        assertThat(outlook.withheld()).isEqualTo(Map.of("private", Withheld.FROZEN));
        assertThat(outlook.answers().weight("private")).isEqualTo(30);
        assertThat(outlook.changes()).isEmpty();
    }

    @Test
    void allDownAnswersAsConfigured() {
        Outlook outlook = look(holding(Mode.AUTOMATIC), Samples.allDown());
        assertThat(outlook.answers().failOpen()).isTrue();
        assertThat(outlook.answers().weight("private")).isEqualTo(30);
        assertThat(outlook.answers().weight("public")).isEqualTo(70);
        assertThat(outlook.withheld()).containsValue(Withheld.NEVER_EMPTY);
    }

    @Test
    void survivorThatFallsTooIsWithheldAndAnswersFailOpen() {
        Outlook outlook = look(evacuated(), Samples.allDown());
        assertThat(outlook.withheld()).isEqualTo(Map.of("public", Withheld.NEVER_EMPTY));
        assertThat(outlook.answers().failOpen()).isTrue();
        assertThat(outlook.answers().members()).hasSize(2);
    }

    @Test
    void evacuatedMemberThatIsUpAnswersWhenTheSurvivorFalls() {
        Outlook outlook = look(evacuated(), Samples.publicDown().receive(says("public-1", "public", Verdict.UP), NOW));
        assertThat(outlook.answers().failOpen()).isTrue();
        assertThat(outlook.answers().weight("private")).isEqualTo(30);
        assertThat(outlook.answers().weight("public")).isZero();
    }

    @Test
    void singleEndpointLeavesTheAnswerFirst() {
        EvidenceBoard board = board(
                says("public-1", "public", Verdict.DOWN, PRIVATE_1),
                says("witness-1", "third", Verdict.DOWN, PRIVATE_1));
        Outlook outlook = look(holding(Mode.AUTOMATIC), board);
        assertThat(outlook.answers().endpoints("private")).containsExactly(PRIVATE_2);
        assertThat(outlook.changes()).isEmpty();
    }

    @Test
    void lastEndpointOfAWithheldMemberStays() {
        assertThat(look(holding(Mode.ON_APPROVAL), Samples.privateDown())
                        .answers()
                        .endpoints("private"))
                .containsExactly(PRIVATE_1, PRIVATE_2);
    }

    @Test
    void staleTokenIsRefused() {
        HeldService held = HeldService.of(plan(new Token(2, 3)));
        assertThat(machine.offer(Optional.of(held), Optional.of(new Token(2, 3)), plan(new Token(1, 9)), NOW))
                .isInstanceOfSatisfying(PlanOutcome.Refused.class, refused -> {
                    assertThat(refused.code()).isEqualTo("stale-token");
                    assertThat(refused.heldToken()).contains(new Token(2, 3));
                });
    }

    @Test
    void mismatchedExpectationIsRefused() {
        HeldService held = HeldService.of(plan(new Token(2, 3)));
        assertThat(machine.offer(Optional.of(held), Optional.of(new Token(2, 2)), plan(new Token(2, 4)), NOW))
                .isInstanceOfSatisfying(
                        PlanOutcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo("token-mismatch"));
        assertThat(machine.offer(Optional.empty(), Optional.of(FIRST), plan(FIRST.next()), NOW))
                .isInstanceOf(PlanOutcome.Refused.class);
    }

    @Test
    void latchTakesTheEvacuationOver() {
        HeldService latched = accept(
                evacuated(),
                plan(
                        FIRST.next(),
                        Mode.AUTOMATIC,
                        Optional.empty(),
                        member("private", 30, 0, 1, true),
                        serving("public", 70)));
        assertThat(latched.state("private")).isEqualTo(MemberState.LATCHED);
        assertThat(latched.evacuations()).isEmpty();
    }

    @Test
    void planThatKnowsTheEvacuationPutsTheMemberBack() {
        Plan back = plan(
                FIRST.next(),
                Mode.AUTOMATIC,
                Optional.empty(),
                member("private", 30, 10, 1, false),
                serving("public", 70));
        HeldService held = accept(evacuated(), back);
        assertThat(held.state("private")).isEqualTo(MemberState.ANSWERING);
        assertThat(look(held, Samples.allUp()).answers().weight("private")).isEqualTo(10);
    }

    @Test
    void planThatKnowsFewerEvacuationsPutsNothingBack() {
        HeldService held = accept(evacuated(), plan(FIRST.next()));
        assertThat(held.state("private")).isEqualTo(MemberState.EVACUATED);
        assertThat(held.generation("private")).isEqualTo(1);
    }

    @Test
    void forgetfulPlanDoesNotUndoALatch() {
        HeldService latched = accept(
                evacuated(),
                plan(
                        FIRST.next(),
                        Mode.AUTOMATIC,
                        Optional.empty(),
                        member("private", 30, 0, 1, true),
                        serving("public", 70)));
        HeldService held = accept(latched, plan(Token.claim(2)));
        assertThat(held.state("private")).isEqualTo(MemberState.EVACUATED);
    }

    @Test
    void statusSaysWhatIsAnsweredAndWhy() {
        Outlook outlook = look(holding(Mode.ON_APPROVAL), Samples.privateDown());
        NameserverStatus status = EvacuationMachine.status(
                "private-1", outlook, judge(outlook.held(), Samples.privateDown()), site -> 7, NOW);
        assertThat(status.token()).contains(FIRST);
        assertThat(status.member("private").orElseThrow().withheld()).contains(Withheld.APPROVAL);
        assertThat(status.member("private").orElseThrow().answers()).isEqualTo(7);
        assertThat(status.member("private").orElseThrow().verdict()).isEqualTo(Verdict.DOWN);
    }

    @Test
    void answerSetsAreNeverEmpty() {
        assertThatThrownBy(() -> new AnswerSet(List.of(), true)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void legalTransitionsAreThoseOfTheTable() {
        assertThat(EvacuationMachine.legal(MemberState.ANSWERING, MemberState.EVACUATED))
                .isTrue();
        assertThat(EvacuationMachine.legal(MemberState.LATCHED, MemberState.EVACUATED))
                .isTrue();
        assertThat(EvacuationMachine.legal(MemberState.EVACUATED, MemberState.EVACUATED))
                .isFalse();
    }
}
