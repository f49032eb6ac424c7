package io.dure.hub.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.plan.Mode;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OverrideEndTest {
    private static ActResult evacuate(Portal portal, int seconds) {
        return portal.act(new Act.Evacuate("kim", "works", "private", Optional.of(portal.now.plusSeconds(seconds))));
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void evacuationEndsByItselfAndTheMemberReturnsSlowlyInEveryMode(Mode mode) {
        Portal portal = Portal.led(mode);
        assertThat(evacuate(portal, 60)).isInstanceOf(ActResult.Done.class);
        portal.pass(59);
        assertThat(portal.state("private")).isEqualTo(MemberState.EVACUATED);
        assertThat(portal.machine.view(portal.now).members().getFirst().overrideUntil())
                .contains(portal.now.plusSeconds(1));
        portal.pass(1);
        assertThat(portal.state("private")).isEqualTo(MemberState.HOLDING);
        assertThat(portal.machine.view(portal.now).approvals()).isEmpty();
        portal.pass(20);
        assertThat(portal.weight("private")).isEqualTo(10);
        portal.pass(31);
        assertThat(portal.state("private")).isEqualTo(MemberState.SERVING);
        assertThat(portal.effects(Effect.Audit.class))
                .anyMatch(line -> line.act().equals("override-over"));
        assertThat(portal.machine.snapshot().desk()).isEqualTo(DeskSnapshot.none());
    }

    @Test
    void endIsKeptOverARestart() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        evacuate(portal, 60);
        portal.restart();
        portal.pass(59);
        assertThat(portal.state("private")).isEqualTo(MemberState.EVACUATED);
        portal.pass(1);
        assertThat(portal.state("private")).isEqualTo(MemberState.HOLDING);
    }

    @Test
    void endIsByTheWallClock() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        evacuate(portal, 60);
        portal.machine.wallAhead(Duration.ofMinutes(1));
        portal.pass(1);
        assertThat(portal.state("private")).isEqualTo(MemberState.HOLDING);
    }

    @Test
    void endCanBeMovedAndTakenAway() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        evacuate(portal, 10);
        assertThat(evacuate(portal, 100)).isInstanceOf(ActResult.Done.class);
        portal.pass(20);
        assertThat(portal.state("private")).isEqualTo(MemberState.EVACUATED);
        assertThat(portal.act(new Act.Evacuate("kim", "for good", "private"))).isInstanceOf(ActResult.Done.class);
        portal.pass(200);
        assertThat(portal.state("private")).isEqualTo(MemberState.EVACUATED);
        assertThat(portal.member("private").evacuations()).isEqualTo(1);
    }

    @Test
    void sameOverrideTwiceIsNothingToDo() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        evacuate(portal, 10);
        assertThat(evacuate(portal, 10))
                .isInstanceOfSatisfying(
                        ActResult.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(ActResult.Code.NOTHING_TO_DO));
    }

    @Test
    void memberThatIsOutByQuorumCanBeHeldOut() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        portal.see(Verdict.DOWN, Verdict.UP);
        portal.see(Verdict.UP, Verdict.UP);
        assertThat(evacuate(portal, 100)).isInstanceOf(ActResult.Done.class);
        portal.pass(99);
        assertThat(portal.state("private")).isEqualTo(MemberState.EVACUATED);
        portal.pass(1);
        assertThat(portal.state("private")).isEqualTo(MemberState.HOLDING);
    }

    @Test
    void endInThePastIsRefused() {
        assertThat(evacuate(Portal.led(Mode.AUTOMATIC), 0))
                .isInstanceOfSatisfying(
                        ActResult.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(ActResult.Code.INVALID_END));
    }

    @Test
    void releaseEndsAnEvacuationBeforeItsTime() {
        Portal portal = Portal.led(Mode.OFF);
        evacuate(portal, 100);
        assertThat(portal.act(new Act.Release("kim", "works are done", "private")))
                .isInstanceOf(ActResult.Done.class);
        portal.pass(1);
        assertThat(portal.state("private")).isEqualTo(MemberState.HOLDING);
        assertThat(portal.act(new Act.Release("kim", "again", "private")))
                .isInstanceOfSatisfying(
                        ActResult.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(ActResult.Code.NOTHING_TO_DO));
    }

    @Test
    void promisedReturnIsBrokenOffByNewEvidenceEvenWhenOff() {
        Portal portal = Portal.led(Mode.OFF);
        evacuate(portal, 1);
        portal.pass(22);
        assertThat(portal.state("private")).isEqualTo(MemberState.RETURNING);
        portal.see(Verdict.DOWN, Verdict.UP);
        assertThat(portal.weight("private")).isZero();
        portal.see(Verdict.UP, Verdict.UP);
        portal.pass(80);
        assertThat(portal.state("private")).isEqualTo(MemberState.SERVING);
    }

    @Test
    void freezeHoldsThePromisedReturn() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        evacuate(portal, 5);
        portal.act(new Act.SetFreeze("kim", "works", portal.now.plusSeconds(100)));
        portal.pass(99);
        assertThat(portal.weight("private")).isZero();
        portal.pass(32);
        assertThat(portal.state("private")).isEqualTo(MemberState.SERVING);
    }
}
