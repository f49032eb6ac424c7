package io.dure.hub.failover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dure.gslb.evacuation.EvacuationEvent;
import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ProviderPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailoverMachineTest {
    private static Act.SetWeights weights(int ofPrivate, int ofPublic) {
        return new Act.SetWeights("kim", "shift", Map.of("private", ofPrivate, "public", ofPublic), Optional.empty());
    }

    private static ActResult.Code refusal(ActResult result) {
        assertThat(result).isInstanceOf(ActResult.Refused.class);
        return ((ActResult.Refused) result).code();
    }

    @Test
    void newLeaderClaimsEveryProvider() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        assertThat(portal.held("private-1").token()).isEqualTo(Token.claim(1));
        assertThat(portal.held("public-1").token()).isEqualTo(Token.claim(1));
    }

    @Test
    void downByQuorumIsEvacuatedEverywhere() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        portal.see(Verdict.DOWN, Verdict.UP);
        MemberPlan latched = portal.held("public-1").member("private");
        assertThat(latched.evacuated()).isTrue();
        assertThat(latched.weight()).isZero();
        assertThat(latched.evacuations()).isEqualTo(1);
        assertThat(portal.state("private")).isEqualTo(MemberState.EVACUATED);
    }

    @Test
    void nameserversEvacuationIsLatchedOnEveryProvider() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        portal.nameserverTookOut("private-1", 1);
        assertThat(portal.held("public-1").member("private").evacuated()).isTrue();
    }

    @Test
    void memberReturnsByStepsAfterTheHoldDown() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        portal.see(Verdict.DOWN, Verdict.UP);
        portal.see(Verdict.UP, Verdict.UP);
        assertThat(portal.state("private")).isEqualTo(MemberState.HOLDING);
        portal.pass(19);
        assertThat(portal.weight("private")).isZero();
        portal.pass(1);
        assertThat(portal.weight("private")).isEqualTo(10);
        assertThat(portal.held("private-1").member("private").evacuated()).isFalse();
        portal.pass(10);
        assertThat(portal.weight("private")).isEqualTo(20);
        portal.pass(10);
        assertThat(portal.weight("private")).isEqualTo(30);
        portal.pass(10);
        assertThat(portal.state("private")).isEqualTo(MemberState.SERVING);
        assertThat(portal.effects(Effect.IncidentClosed.class)).hasSize(1);
    }

    @Test
    void breakInBeingUpStartsTheHoldDownAnew() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        portal.see(Verdict.DOWN, Verdict.UP);
        portal.see(Verdict.UP, Verdict.UP);
        portal.pass(19);
        portal.see(Verdict.UNKNOWN, Verdict.UP);
        assertThat(portal.state("private")).isEqualTo(MemberState.EVACUATED);
        portal.see(Verdict.UP, Verdict.UP);
        portal.pass(19);
        assertThat(portal.state("private")).isEqualTo(MemberState.HOLDING);
    }

    @Test
    void gapInWatchingStartsTheHoldDownAnew() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        portal.see(Verdict.DOWN, Verdict.UP);
        portal.see(Verdict.UP, Verdict.UP);
        portal.now = portal.now.plusSeconds(30);
        portal.look();
        assertThat(portal.state("private")).isEqualTo(MemberState.HOLDING);
        assertThat(portal.member("private").since()).isEqualTo(portal.now);
    }

    @Test
    void newEvidenceAbortsTheReturnAndDoublesTheHoldDown() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        portal.see(Verdict.DOWN, Verdict.UP);
        portal.see(Verdict.UP, Verdict.UP);
        portal.pass(25);
        assertThat(portal.state("private")).isEqualTo(MemberState.RETURNING);
        portal.see(Verdict.DOWN, Verdict.UP);
        assertThat(portal.weight("private")).isZero();
        assertThat(portal.member("private").evacuations()).isEqualTo(2);
        portal.see(Verdict.UP, Verdict.UP);
        portal.pass(39);
        assertThat(portal.state("private")).isEqualTo(MemberState.HOLDING);
        portal.pass(1);
        assertThat(portal.state("private")).isEqualTo(MemberState.RETURNING);
        assertThat(portal.effects(Effect.IncidentOpened.class)).hasSize(1);
    }

    @Test
    void lastFitMemberIsNeverTakenOut() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        portal.see(Verdict.DOWN, Verdict.DOWN);
        assertThat(portal.weight("private")).isEqualTo(30);
        assertThat(portal.weight("public")).isEqualTo(70);
        assertThat(portal.standingAlarms()).containsExactly("fail-open");
    }

    @Test
    void memberThatIsUpComesBackAtOnceWhenNobodyElseIsFit() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        portal.see(Verdict.DOWN, Verdict.UP);
        portal.see(Verdict.UP, Verdict.DOWN);
        assertThat(portal.weight("private")).isEqualTo(30);
        assertThat(portal.weight("public")).isZero();
    }

    @Test
    void offOnlyWatches() {
        Portal portal = Portal.led(Mode.OFF);
        portal.see(Verdict.DOWN, Verdict.UP);
        assertThat(portal.weight("private")).isEqualTo(30);
        assertThat(portal.standingAlarms()).containsExactly("off-but-down");
    }

    @Test
    void freezeSuspendsUntilItEnds() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        portal.act(new Act.SetFreeze("kim", "works", portal.now.plusSeconds(10)));
        portal.see(Verdict.DOWN, Verdict.UP);
        assertThat(portal.weight("private")).isEqualTo(30);
        assertThat(portal.standingAlarms()).containsExactly("frozen-but-down");
        portal.pass(10);
        assertThat(portal.weight("private")).isZero();
        assertThat(portal.machine.plan().frozenUntil()).isEmpty();
    }

    @Test
    void onApprovalWaitsForOneClickEachWay() {
        Portal portal = Portal.led(Mode.ON_APPROVAL);
        portal.see(Verdict.DOWN, Verdict.UP);
        assertThat(portal.weight("private")).isEqualTo(30);
        assertThat(portal.standingAlarms()).containsExactly("approval-wanted");
        portal.act(new Act.Approve("kim", "seen", Approval.Kind.EVACUATE, "private"));
        assertThat(portal.weight("private")).isZero();
        assertThat(portal.member("private").byOperator()).isFalse();
        portal.see(Verdict.UP, Verdict.UP);
        portal.pass(60);
        assertThat(portal.state("private")).isEqualTo(MemberState.HOLDING);
        portal.act(new Act.Approve("kim", "seen", Approval.Kind.RETURN, "private"));
        assertThat(portal.weight("private")).isEqualTo(10);
    }

    /** On approval, out, and up for so long that the return waits for a click. */
    private static Portal awaitingReturn() {
        Portal portal = Portal.led(Mode.ON_APPROVAL);
        portal.see(Verdict.DOWN, Verdict.UP);
        portal.act(new Act.Approve("kim", "seen", Approval.Kind.EVACUATE, "private"));
        portal.see(Verdict.UP, Verdict.UP);
        portal.pass(60);
        assertThat(portal.machine.snapshot().approvals()).hasSize(1);
        return portal;
    }

    @Test
    void clickOnAReturnThatANameserverBrokeOffMeanwhileIsRefused() {
        Portal portal = awaitingReturn();
        portal.nameserverTookOut("private-1", portal.member("private").evacuations() + 1);
        assertThat(refusal(portal.act(new Act.Approve("kim", "seen", Approval.Kind.RETURN, "private"))))
                .isEqualTo(ActResult.Code.NO_PENDING_APPROVAL);
        assertThat(portal.weight("private")).isZero();
    }

    @Test
    void clickOnAReturnThatAnotherLeaderAskedForIsRefused() {
        Portal portal = awaitingReturn();
        portal.restart();
        assertThat(refusal(portal.act(new Act.Approve("kim", "seen", Approval.Kind.RETURN, "private"))))
                .isEqualTo(ActResult.Code.NO_PENDING_APPROVAL);
    }

    @Test
    void rejectedEvacuationIsNotAskedAgainUntilTheMemberWasUp() {
        Portal portal = Portal.led(Mode.ON_APPROVAL);
        portal.see(Verdict.DOWN, Verdict.UP);
        portal.act(new Act.Reject("kim", "known", Approval.Kind.EVACUATE, "private"));
        portal.pass(5);
        assertThat(portal.machine.snapshot().approvals()).isEmpty();
        portal.see(Verdict.UP, Verdict.UP);
        portal.see(Verdict.DOWN, Verdict.UP);
        assertThat(portal.machine.snapshot().approvals()).hasSize(1);
    }

    @Test
    void operatorsEvacuationWaitsForTheOperator() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        portal.act(new Act.Evacuate("kim", "works", "private"));
        portal.pass(600);
        assertThat(portal.state("private")).isEqualTo(MemberState.EVACUATED);
        portal.act(new Act.Return("kim", "done", "private"));
        assertThat(portal.weight("private")).isEqualTo(30);
    }

    @Test
    void weightsAreSentEverywhereAndAudited() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        assertThat(portal.act(weights(50, 50))).isEqualTo(new ActResult.Done(new Token(1, 1)));
        assertThat(portal.held("private-1").member("private").weight()).isEqualTo(50);
        Effect.Audit audit = portal.effects(Effect.Audit.class).getLast();
        assertThat(audit.before()).isEqualTo("private=30 public=70");
        assertThat(audit.after()).isEqualTo("private=50 public=50");
        assertThat(audit.actor()).isEqualTo("kim");
    }

    @Test
    void badWeightsAreRefusedWithTheirCode() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        assertThat(refusal(portal.act(weights(-1, 50)))).isEqualTo(ActResult.Code.INVALID_WEIGHT);
        assertThat(refusal(portal.act(weights(0, 0)))).isEqualTo(ActResult.Code.NEVER_EMPTY);
        assertThat(refusal(portal.act(new Act.SetWeights("kim", "", Map.of("moon", 1), Optional.empty()))))
                .isEqualTo(ActResult.Code.UNKNOWN_SITE);
        assertThat(refusal(
                        portal.act(new Act.SetWeights("kim", "", Map.of("public", 1), Optional.of(new Token(1, 9))))))
                .isEqualTo(ActResult.Code.TOKEN_MISMATCH);
        portal.act(new Act.SetFreeze("kim", "works", portal.now.plusSeconds(10)));
        assertThat(refusal(portal.act(weights(50, 50)))).isEqualTo(ActResult.Code.FROZEN);
        portal.machine.resign(portal.now);
        assertThat(refusal(portal.act(weights(50, 50)))).isEqualTo(ActResult.Code.NOT_LEADER);
    }

    @Test
    void weightZeroForTheOnlyOneLeftIsRefused() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        portal.see(Verdict.DOWN, Verdict.UP);
        assertThat(refusal(portal.act(weights(50, 0)))).isEqualTo(ActResult.Code.NEVER_EMPTY);
    }

    @Test
    void memberThatIsDownIsNotPutBackByOverride() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        portal.see(Verdict.DOWN, Verdict.UP);
        assertThat(refusal(portal.act(new Act.Return("kim", "", "private")))).isEqualTo(ActResult.Code.MEMBER_DOWN);
    }

    @Test
    void overriddenReturnWaitsWhileANameserverStillSaysDown() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        portal.nameserverTookOut("private-1", 1);
        portal.see(Verdict.UP, Verdict.UP);
        int audited = portal.effects(Effect.Audit.class).size();
        Act.Return back = new Act.Return("kim", "repaired", "private", portal.now.plusSeconds(5));
        assertThat(portal.act(back))
                .isInstanceOfSatisfying(
                        ActResult.Waits.class,
                        waits -> assertThat(waits.message()).contains("private-1"));
        assertThat(portal.weight("private")).isZero();
        assertThat(portal.effects(Effect.Audit.class)).hasSize(audited);
        portal.pass(1);
        portal.nameserverJudges("private-1", Verdict.UP);
        assertThat(portal.act(back)).isInstanceOf(ActResult.Done.class);
        assertThat(portal.weight("private")).isEqualTo(30);
    }

    @Test
    void overriddenReturnWaitsForABoundedTimeAndSaysForWhom() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        portal.nameserverTookOut("private-1", 1);
        portal.see(Verdict.UP, Verdict.UP);
        Act.Return back = new Act.Return("kim", "repaired", "private", portal.now.plusSeconds(5));
        portal.pass(5);
        ActResult result = portal.act(back);
        assertThat(refusal(result)).isEqualTo(ActResult.Code.NAMESERVERS_DISAGREE);
        assertThat(((ActResult.Refused) result).message()).contains("private-1");
        assertThat(portal.effects(Effect.Audit.class).getLast().outcome()).isEqualTo("nameservers-disagree");
    }

    @Test
    void overriddenReturnDoesNotWaitForANameserverThatFellSilent() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        portal.nameserverTookOut("private-1", 1);
        portal.see(Verdict.UP, Verdict.UP);
        portal.pass(11);
        assertThat(portal.act(new Act.Return("kim", "repaired", "private", portal.now.plusSeconds(5))))
                .isInstanceOf(ActResult.Done.class);
    }

    @Test
    void nameserverThatCannotWriteIsAlarmedAndAudited() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        portal.machine.seen(portal.status("private-1", 30, 0, false).written(false), false, portal.now);
        portal.look();
        assertThat(portal.standingAlarms()).contains("nameserver-unwritten");
        assertThat(portal.effects(Effect.Audit.class).getLast())
                .satisfies(audit -> assertThat(audit.act()).isEqualTo("disk-refused"))
                .satisfies(audit -> assertThat(audit.detail()).contains("private-1"));
        portal.pass(1);
        portal.machine.seen(portal.status("private-1", 30, 0, false), false, portal.now);
        portal.look();
        assertThat(portal.standingAlarms()).doesNotContain("nameserver-unwritten");
        assertThat(portal.effects(Effect.Audit.class).getLast().act()).isEqualTo("disk-again");
    }

    @Test
    void evacuationThatIsRefusedIsAuditedWithItsReasonAndItsEnd() {
        Portal portal = Portal.led(Mode.OFF);
        portal.see(Verdict.DOWN, Verdict.UP);
        portal.pass(3);
        portal.see(Verdict.UP, Verdict.UP);
        List<Effect.Audit> notes = portal.effects(Effect.Audit.class).stream()
                .filter(audit -> audit.act().startsWith("withheld"))
                .toList();
        assertThat(notes).extracting(Effect.Audit::act).containsExactly("withheld", "withheld-over");
        assertThat(notes.getFirst().detail()).contains("off");
        assertThat(notes.getFirst().site()).contains("private");
        assertThat(portal.effects(Effect.IncidentOpened.class)).isEmpty();
    }

    @Test
    void previewSaysWhatWouldBeSentAndSendsNothing() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        PreviewResult result = portal.machine.preview(weights(50, 50), portal.now);
        assertThat(result).isInstanceOfSatisfying(PreviewResult.Possible.class, possible -> {
            Preview preview = possible.preview();
            assertThat(preview.after().token()).isEqualTo(new Token(1, 1));
            assertThat(preview.changes()).containsOnlyKeys("private-1", "public-1");
            assertThat(preview.changes().get("private-1"))
                    .isInstanceOfSatisfying(
                            ProviderPlan.Changes.class,
                            planned -> assertThat(planned.changes()).hasSize(3));
            assertThat(preview.warnings()).isEmpty();
        });
        assertThat(portal.token()).isEqualTo(Token.claim(1));
    }

    @Test
    void cutOffProviderHoldsNobodyBackAndCatchesUp() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        portal.provider("private-1").reachable(false);
        portal.act(weights(50, 50));
        assertThat(portal.held("public-1").token()).isEqualTo(new Token(1, 1));
        portal.pass(30);
        assertThat(portal.standingAlarms()).containsExactly("provider-unreachable");
        portal.provider("private-1").reachable(true);
        portal.pass(17);
        assertThat(portal.held("private-1").token()).isEqualTo(new Token(1, 1));
        assertThat(portal.standingAlarms()).isEmpty();
    }

    @Test
    void retriesArePaused() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        portal.provider("private-1").reachable(false);
        portal.act(weights(50, 50));
        portal.effects.clear();
        portal.pass(120);
        assertThat(portal.effects(Effect.Apply.class)).hasSizeBetween(8, 14);
    }

    @Test
    void unknownOutcomeIsObservedBeforeAnythingElseIsWritten() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        portal.provider("private-1").loseAnswers(1);
        portal.effects.clear();
        portal.act(weights(50, 50));
        List<Effect> toPrivate = portal.effects.stream()
                .filter(effect -> (effect instanceof Effect.Apply apply
                                && apply.provider().equals("private-1"))
                        || (effect instanceof Effect.Observe observe
                                && observe.provider().equals("private-1")))
                .toList();
        assertThat(toPrivate).hasSize(2).last().isInstanceOf(Effect.Observe.class);
        assertThat(portal.machine.view(portal.now).providers())
                .allSatisfy(provider -> assertThat(provider.inSync()).isTrue());
    }

    @Test
    void leaderStepsDownOnAHigherEpoch() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        Plan newer = portal.held("private-1");
        portal.provider("private-1")
                .apply(
                        Optional.of(newer.token()),
                        new Plan(
                                newer.service(),
                                newer.name(),
                                newer.ttl(),
                                Token.claim(7),
                                newer.members(),
                                newer.check(),
                                newer.domains(),
                                newer.mode(),
                                newer.frozenUntil()));
        portal.act(weights(50, 50));
        assertThat(portal.machine.leading()).isFalse();
        assertThat(portal.effects(Effect.StepDown.class))
                .singleElement()
                .satisfies(stepDown -> assertThat(stepDown.seenEpoch()).isEqualTo(7));
        portal.machine.lead(7, portal.now);
        assertThat(portal.machine.leading()).isFalse();
        portal.machine.lead(8, portal.now);
        assertThat(portal.machine.leading()).isTrue();
    }

    @Test
    void restartedHubComesBackResignedAndHoldsAnew() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        portal.see(Verdict.DOWN, Verdict.UP);
        portal.see(Verdict.UP, Verdict.UP);
        portal.pass(25);
        assertThat(portal.state("private")).isEqualTo(MemberState.RETURNING);
        portal.machine =
                FailoverMachine.resume(portal.machine.snapshot(), Portal.SETTINGS, Planner.OF_PLANS, portal.now);
        assertThat(portal.machine.leading()).isFalse();
        portal.lead(2);
        assertThat(portal.held("private-1").token().epoch()).isEqualTo(2);
        assertThat(portal.held("private-1").member("private").evacuated()).isTrue();
        portal.pass(20);
        assertThat(portal.weight("private")).isZero();
        portal.pass(1);
        assertThat(portal.weight("private")).isEqualTo(10);
    }

    @Test
    void hubWithoutMemoryLearnsTheLatchFromTheProviders() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        portal.see(Verdict.DOWN, Verdict.UP);
        portal.machine = FailoverMachine.fresh(Portal.definition(Mode.AUTOMATIC), Portal.SETTINGS, portal.now);
        portal.lead(2);
        assertThat(portal.state("private")).isEqualTo(MemberState.EVACUATED);
        assertThat(portal.effects(Effect.IncidentOpened.class).getLast().reconstructed())
                .isTrue();
        assertThat(portal.held("public-1").member("private").evacuated()).isTrue();
    }

    @Test
    void hubThatLostItsEpochStepsDownInsteadOfWriting() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        portal.act(weights(50, 50));
        portal.machine = FailoverMachine.fresh(Portal.definition(Mode.AUTOMATIC), Portal.SETTINGS, portal.now);
        portal.lead(1);
        assertThat(portal.machine.leading()).isFalse();
        assertThat(portal.held("private-1").token()).isEqualTo(new Token(1, 1));
    }

    @Test
    void epochDealtOutTwiceIsNotTakenForTheOwn() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        portal.machine = FailoverMachine.fresh(Portal.definition(Mode.OFF), Portal.SETTINGS, portal.now);
        portal.lead(1);
        assertThat(portal.machine.leading()).isFalse();
        portal.lead(2);
        assertThat(portal.held("private-1").mode()).isEqualTo(Mode.OFF);
    }

    @Test
    void stagesAreReachedInOrder() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        Instant decided = portal.now.plusMillis(500);
        portal.pass(1);
        portal.machine.reported(
                new EvacuationEvent(
                        "private-1",
                        "portal",
                        "private",
                        1,
                        decided.minusSeconds(4),
                        decided,
                        decided.plusMillis(2),
                        List.of()),
                portal.now);
        portal.carryOut();
        portal.see(Verdict.DOWN, Verdict.UP);
        portal.machine.seen(portal.status("private-1", 0, 1, false), true, portal.now);
        portal.machine.seen(portal.status("public-1", 0, 1, false), true, portal.now);
        portal.pass(1);
        portal.machine.moved("private", portal.now.minusSeconds(30));
        portal.carryOut();
        assertThat(portal.effects(Effect.IncidentStage.class))
                .extracting(Effect.IncidentStage::stage)
                .contains(Stage.values());
        Map<Stage, Instant> stages =
                portal.member("private").incident().orElseThrow().stages();
        assertThat(stages.get(Stage.DECIDED)).isEqualTo(decided);
        assertThat(stages.get(Stage.FAILED)).isEqualTo(decided.minusSeconds(4));
        assertThat(stages.get(Stage.MOVED)).isEqualTo(stages.get(Stage.ANSWERED));
    }

    @Test
    void restartedNameserverWithoutItsPlanGetsItAgain() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        portal.provider("private-1").reachable(false);
        portal.machine.joined("private-1", portal.now);
        portal.carryOut();
        portal.provider("private-1").reachable(true);
        portal.machine.joined("private-1", portal.now);
        portal.carryOut();
        assertThat(portal.machine.view(portal.now).providers())
                .allSatisfy(provider -> assertThat(provider.inSync()).isTrue());
    }

    @Test
    void illegalTransitionsThrowNamingBothStates() {
        Member member = Member.serving(new MemberDefinition("private", 30, 1, List.of(Portal.PRIVATE)), Instant.EPOCH);
        assertThatThrownBy(() -> member.hold(Instant.EPOCH))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SERVING")
                .hasMessageContaining("HOLDING");
    }

    @Test
    void defaultsAreTheProducts() {
        FailoverSettings defaults = FailoverSettings.defaults();
        assertThat(defaults.holdDown()).isEqualTo(Duration.ofMinutes(5));
        assertThat(defaults.rampSteps()).isEqualTo(10);
        assertThat(defaults.rampStep()).isEqualTo(Duration.ofMinutes(1));
    }
}
