package io.dure.hub.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.ProviderPlan;
import io.dure.gslb.provider.RecordChange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OutsideProviderTest {
    private static final String PRIVATE = Portal.PRIVATE.address();
    private static final String PUBLIC = Portal.PUBLIC.address();
    private static final String STRANGER = "192.0.2.66";

    private static Act.SetWeights weights(int ofPrivate, int ofPublic) {
        return new Act.SetWeights("kim", "shift", Map.of("private", ofPrivate, "public", ofPublic), Optional.empty());
    }

    private static Optional<Drifted> drift(Portal portal) {
        return portal.view(Portal.ZONE).records().orElseThrow().drifted();
    }

    private static List<String> acts(Portal portal) {
        return portal.effects(Effect.Audit.class).stream()
                .map(Effect.Audit::act)
                .toList();
    }

    @Test
    void newLeaderClaimsItToo() {
        Portal portal = Portal.bound(Drift.REPORT);
        assertThat(portal.zone.token()).contains(Token.claim(1));
        assertThat(portal.zone.weights()).isEqualTo(Map.of(PRIVATE, 30, PUBLIC, 70));
    }

    @Test
    void nextLeaderClaimsItFromTheTokenHeld() {
        Portal portal = Portal.bound(Drift.REPORT);
        portal.machine.resign(portal.now);
        portal.lead(2);
        assertThat(portal.zone.token()).contains(Token.claim(2));
    }

    @Test
    void weightsAreWrittenThereToo() {
        Portal portal = Portal.bound(Drift.REPORT);
        portal.act(weights(50, 50));
        assertThat(portal.zone.weights()).isEqualTo(Map.of(PRIVATE, 50, PUBLIC, 50));
        assertThat(portal.view(Portal.ZONE).lastChange().orElseThrow().token()).isEqualTo(new Token(1, 1));
    }

    @Test
    void evacuationIsLatchedThereToo() {
        Portal portal = Portal.bound(Drift.REPORT);
        portal.see(Verdict.DOWN, Verdict.UP);
        assertThat(portal.zone.weights()).isEqualTo(Map.of(PUBLIC, 70));
    }

    @Test
    void evacuationDoesNotWaitForAReadThatHangs() {
        Portal portal = Portal.bound(Drift.REPORT);
        portal.readsHang = true;
        portal.pass(25);
        portal.see(Verdict.DOWN, Verdict.UP);
        assertThat(portal.zone.weights()).isEqualTo(Map.of(PUBLIC, 70));
    }

    @Test
    void higherEpochThereMakesTheLeaderStepDown() {
        Portal portal = Portal.bound(Drift.REPAIR);
        portal.zone.tamper(Optional.of(new Token(5, 2)));
        portal.pass(30);
        assertThat(portal.machine.leading()).isFalse();
        assertThat(portal.effects(Effect.StepDown.class).getLast().seenEpoch()).isEqualTo(5);
    }

    @Test
    void anotherLeadersTokenOfTheSameEpochMakesTheLeaderStepDown() {
        Portal portal = Portal.bound(Drift.REPAIR);
        portal.zone.tamper(Optional.of(new Token(1, 7)));
        portal.pass(30);
        assertThat(portal.machine.leading()).isFalse();
    }

    @Test
    void lostAnswerIsSettledByReadingTheToken() {
        Portal portal = Portal.bound(Drift.REPORT);
        portal.zone.loseAnswers(1);
        portal.act(weights(50, 50));
        portal.pass(2);
        assertThat(portal.zone.accepted()).containsExactly(Token.claim(1), new Token(1, 1));
        assertThat(portal.view(Portal.ZONE).inSync()).isTrue();
    }

    @Test
    void throttledProviderIsTriedAgainAndHoldsNobodyElseBack() {
        Portal portal = Portal.bound(Drift.REPORT);
        portal.zone.throttled(true);
        portal.act(weights(50, 50));
        assertThat(portal.held("private-1").member("private").weight()).isEqualTo(50);
        portal.pass(5);
        assertThat(portal.standingAlarms()).contains("provider-unreachable");
        portal.zone.throttled(false);
        portal.pass(16);
        assertThat(portal.zone.weights()).isEqualTo(Map.of(PRIVATE, 50, PUBLIC, 50));
        assertThat(portal.standingAlarms()).isEmpty();
    }

    @Test
    void whatItRefusesIsAlarmedWithTheReasonAndHoldsNobodyElseBack() {
        Portal portal = Portal.bound(Drift.REPORT);
        portal.zone.refuse(Optional.of(ApplyResult.Refused.REJECTED));
        portal.act(weights(50, 50));
        portal.pass(5);
        assertThat(portal.held("public-1").member("private").weight()).isEqualTo(50);
        assertThat(portal.standingAlarms()).containsExactly("provider-refused");
        assertThat(portal.view(Portal.ZONE).refusal().orElseThrow().code()).isEqualTo("rejected-by-provider");
        portal.zone.refuse(Optional.empty());
        portal.pass(16);
        assertThat(portal.standingAlarms()).isEmpty();
        assertThat(portal.zone.token()).contains(portal.token());
    }

    @Test
    void refusalStandsWhileItIsTriedAgain() {
        Portal portal = Portal.bound(Drift.REPORT);
        portal.zone.refuse(Optional.of(ApplyResult.Refused.REJECTED));
        portal.act(weights(50, 50));
        portal.pass(60);
        assertThat(portal.effects(Effect.AlarmRaised.class)).hasSize(1);
    }

    @Test
    void driftIsFoundWithinAMinuteAndShown() {
        Portal portal = Portal.bound(Drift.REPORT);
        portal.zone.tamper(STRANGER, 9);
        portal.pass(60);
        assertThat(drift(portal).orElseThrow().changes())
                .containsExactly(new RecordChange(
                        "portal.egov.test", "A", Optional.of(STRANGER + " weight=9"), Optional.empty()));
        assertThat(portal.standingAlarms()).containsExactly("provider-drift");
        assertThat(acts(portal)).containsOnlyOnce("drift");
    }

    @Test
    void reportedDriftIsNotWritten() {
        Portal portal = Portal.bound(Drift.REPORT);
        portal.zone.tamper(PRIVATE, 0);
        portal.pass(300);
        assertThat(portal.zone.weights()).isEqualTo(Map.of(PUBLIC, 70));
        assertThat(drift(portal).orElseThrow().repairAt()).isEmpty();
    }

    @Test
    void driftThatGoesAwayByItselfIsOver() {
        Portal portal = Portal.bound(Drift.REPORT);
        portal.zone.tamper(STRANGER, 9);
        portal.pass(60);
        portal.zone.tamper(STRANGER, 0);
        portal.pass(60);
        assertThat(drift(portal)).isEmpty();
        assertThat(portal.standingAlarms()).isEmpty();
        assertThat(acts(portal)).contains("drift-over");
    }

    @Test
    void whatDiffersForOneLookOnlyIsNoDrift() {
        Portal portal = Portal.bound(Drift.REPAIR);
        for (int time = 0; time < 5; time++) {
            int looks = portal.effects(Effect.Observe.class).size();
            portal.zone.tamper(STRANGER, 9);
            while (portal.effects(Effect.Observe.class).size() == looks) {
                portal.pass(1);
            }
            portal.zone.tamper(STRANGER, 0);
            portal.pass(3);
        }
        assertThat(drift(portal)).isEmpty();
        assertThat(portal.zone.accepted()).containsExactly(Token.claim(1));
    }

    @Test
    void driftIsWrittenAnewAtANewTokenWhereTheServiceWantsIt() {
        Portal portal = Portal.bound(Drift.REPAIR);
        portal.zone.tamper(PRIVATE, 99);
        portal.pass(60);
        assertThat(portal.zone.weights()).isEqualTo(Map.of(PRIVATE, 30, PUBLIC, 70));
        assertThat(portal.token()).isEqualTo(new Token(1, 1));
        assertThat(portal.held("private-1").token()).isEqualTo(portal.token());
        assertThat(portal.standingAlarms()).isEmpty();
        assertThat(acts(portal)).containsSubsequence("drift", "repair", "drift-over");
    }

    @Test
    void tokenThatWasSetBackIsDriftToo() {
        Portal portal = Portal.bound(Drift.REPAIR);
        portal.act(weights(50, 50));
        portal.zone.tamper(Optional.of(Token.claim(1)));
        portal.pass(60);
        assertThat(portal.zone.token()).contains(portal.token());
        assertThat(portal.token()).isEqualTo(new Token(1, 2));
    }

    @Test
    void deletedTokenIsWrittenAnewWhereAllTheRestStandsAsItWasWritten() {
        Portal portal = Portal.bound(Drift.REPAIR);
        portal.zone.tamper(Optional.empty());
        portal.pass(60);
        assertThat(portal.zone.token()).contains(portal.token());
        assertThat(portal.token()).isEqualTo(new Token(1, 1));
        assertThat(portal.zone.weights()).isEqualTo(Map.of(PRIVATE, 30, PUBLIC, 70));
        assertThat(portal.standingAlarms()).isEmpty();
        assertThat(acts(portal)).containsSubsequence("drift", "repair", "drift-over");
    }

    @Test
    void deletedTokenIsOnlyToldWhereTheServiceWantsNoRepair() {
        Portal portal = Portal.bound(Drift.REPORT);
        portal.zone.tamper(Optional.empty());
        portal.pass(90);
        assertThat(portal.zone.token()).isEmpty();
        assertThat(portal.standingAlarms()).containsExactly("provider-drift");
    }

    @Test
    void whatElseWasChangedWithTheTokenIsTakenBackByAnOperatorsWordAlone() {
        Portal portal = Portal.bound(Drift.REPAIR);
        portal.zone.tamper(Optional.empty());
        portal.zone.tamper(PRIVATE, 99);
        portal.pass(90);
        assertThat(portal.zone.token()).isEmpty();
        assertThat(portal.standingAlarms()).containsExactly("provider-drift");
        assertThat(drift(portal)).hasValueSatisfying(drift -> {
            assertThat(drift.kind()).isEqualTo(Drifted.Kind.TOKEN_MISSING);
            assertThat(drift.repairAt()).isEmpty();
            assertThat(drift.changes()).hasSize(2).anySatisfy(change -> {
                assertThat(change.before()).isEmpty();
                assertThat(change.after()).contains("epoch=1 revision=0");
            });
        });

        assertThat(portal.act(new Act.Repair("kim", "deleted by mistake", Portal.ZONE)))
                .isInstanceOf(ActResult.Done.class);

        portal.pass(2);
        assertThat(portal.zone.token()).contains(portal.token());
        assertThat(portal.zone.weights()).isEqualTo(Map.of(PRIVATE, 30, PUBLIC, 70));
        assertThat(portal.standingAlarms()).isEmpty();
    }

    @Test
    void whatIsRefusedAsNotOwnedIsTakenOverByAnOperatorsWord() {
        Portal portal = Portal.bound(Drift.REPAIR);
        portal.zone.tamper(Optional.empty());
        portal.act(weights(50, 50));
        portal.pass(30);
        assertThat(portal.standingAlarms()).contains("provider-refused");
        assertThat(portal.view(Portal.ZONE).refusal().orElseThrow().code()).isEqualTo(ApplyResult.Refused.NOT_OWNED);

        assertThat(portal.act(new Act.Repair("kim", "it is ours", Portal.ZONE))).isInstanceOf(ActResult.Done.class);

        portal.pass(2);
        assertThat(portal.zone.weights()).isEqualTo(Map.of(PRIVATE, 50, PUBLIC, 50));
        assertThat(portal.standingAlarms()).isEmpty();
    }

    @Test
    void whatAServiceHasThereIsTakenAwayByAFencedChange() {
        Portal portal = Portal.bound(Drift.REPAIR);
        portal.zone.throttled(true);
        portal.machine.withdraw("ada", Set.of(Portal.ZONE), portal.now);
        portal.pass(20);
        assertThat(portal.machine.unwithdrawn(Set.of(Portal.ZONE))).containsKey(Portal.ZONE);
        portal.zone.throttled(false);
        portal.pass(20);
        assertThat(portal.machine.unwithdrawn(Set.of(Portal.ZONE))).isEmpty();
        assertThat(portal.zone.weights()).isEmpty();
        assertThat(portal.zone.token()).contains(portal.token());
        assertThat(portal.standingAlarms()).isEmpty();
    }

    @Test
    void aWithdrawalThatIsCalledOffIsWrittenAnew() {
        Portal portal = Portal.bound(Drift.REPAIR);
        portal.machine.withdraw("ada", Set.of(Portal.ZONE), portal.now);
        portal.pass(2);
        assertThat(portal.zone.weights()).isEmpty();
        portal.machine.keep("ada", Set.of(Portal.ZONE), portal.now);
        portal.pass(2);
        assertThat(portal.zone.weights()).isEqualTo(Map.of(PRIVATE, 30, PUBLIC, 70));
        assertThat(portal.standingAlarms()).isEmpty();
    }

    @Test
    void recordThatItAloneWouldNotTakeIsAlarmedAndNoDrift() {
        Portal portal = Portal.bound(Drift.REPAIR);
        portal.zone.setAside(Optional.of(PRIVATE));
        portal.act(weights(50, 50));
        portal.pass(90);
        assertThat(portal.zone.weights()).isEqualTo(Map.of(PUBLIC, 50));
        assertThat(portal.standingAlarms()).containsExactly("record-set-aside");
        assertThat(portal.token()).isEqualTo(new Token(1, 1));
        portal.zone.setAside(Optional.empty());
        portal.act(weights(30, 70));
        portal.pass(2);
        assertThat(portal.zone.weights()).isEqualTo(Map.of(PRIVATE, 30, PUBLIC, 70));
        assertThat(portal.standingAlarms()).isEmpty();
    }

    @Test
    void whoeverKeepsWritingThereIsNotChased() {
        Portal portal = Portal.bound(Drift.REPAIR);
        for (int second = 0; second < 1_800; second++) {
            portal.zone.tamper(PRIVATE, 99);
            portal.pass(1);
        }
        assertThat(portal.zone.accepted().size()).isBetween(5, 10);
        assertThat(portal.standingAlarms()).contains("provider-drift");
    }

    @Test
    void driftIsNotWrittenAnewWhileFrozen() {
        Portal portal = Portal.bound(Drift.REPAIR);
        portal.act(new Act.SetFreeze("kim", "works", portal.now.plus(Duration.ofMinutes(5))));
        portal.zone.tamper(PRIVATE, 99);
        portal.pass(240);
        assertThat(portal.zone.weights()).containsEntry(PRIVATE, 99);
        portal.pass(90);
        assertThat(portal.zone.weights()).containsEntry(PRIVATE, 30);
    }

    @Test
    void operatorsRepairIsDoneAtOnceAndAudited() {
        Portal portal = Portal.bound(Drift.REPORT);
        portal.zone.tamper(PRIVATE, 99);
        portal.pass(60);
        assertThat(portal.act(new Act.Repair("kim", "was me", Portal.ZONE))).isInstanceOf(ActResult.Done.class);
        assertThat(portal.zone.weights()).containsEntry(PRIVATE, 30);
        assertThat(portal.effects(Effect.Audit.class))
                .filteredOn(audit -> audit.act().equals("repair"))
                .singleElement()
                .satisfies(audit -> {
                    assertThat(audit.actor()).isEqualTo("kim");
                    assertThat(audit.token()).contains(new Token(1, 1));
                });
    }

    @Test
    void nothingToRepairIsRefused() {
        Portal portal = Portal.bound(Drift.REPORT);
        assertThat(portal.act(new Act.Repair("kim", "why not", Portal.ZONE)))
                .isInstanceOfSatisfying(
                        ActResult.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(ActResult.Code.NOTHING_TO_DO));
        assertThat(portal.act(new Act.Repair("kim", "why not", "elsewhere")))
                .isInstanceOfSatisfying(
                        ActResult.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(ActResult.Code.UNKNOWN_PROVIDER));
    }

    @Test
    void incidentIsInSyncOnceAllOfItsServersAnswer() {
        Portal portal = Portal.bound(Drift.REPORT);
        portal.zone.pending(true);
        portal.see(Verdict.DOWN, Verdict.UP);
        portal.pass(30);
        assertThat(reached(portal, Stage.IN_SYNC)).isEmpty();
        portal.zone.pending(false);
        portal.pass(6);
        assertThat(reached(portal, Stage.IN_SYNC)).isPresent();
        assertThat(reached(portal, Stage.ANSWERED)).isPresent();
    }

    @Test
    void whatTakesVeryLongToReachItsServersIsAlarmed() {
        Portal portal = Portal.bound(Drift.REPORT);
        portal.zone.pending(true);
        portal.act(weights(50, 50));
        portal.pass(60);
        assertThat(portal.standingAlarms()).isEmpty();
        portal.pass(90);
        assertThat(portal.standingAlarms()).containsExactly("provider-pending");
    }

    @Test
    void previewTellsTheExactRecordsOfEachProvider() {
        Portal portal = Portal.bound(Drift.REPORT);
        PreviewResult result = portal.machine.preview(weights(0, 70), portal.now);
        assertThat(result).isInstanceOfSatisfying(PreviewResult.Possible.class, possible -> {
            assertThat(possible.preview().changes()).containsKeys("private-1", "public-1", Portal.ZONE);
            assertThat(possible.preview().changes().get(Portal.ZONE))
                    .isEqualTo(new ProviderPlan.Changes(List.of(
                            new RecordChange(
                                    "portal.egov.test", "A", Optional.of(PRIVATE + " weight=30"), Optional.empty()),
                            new RecordChange(
                                    "_dure-portal.egov.test",
                                    "TXT",
                                    Optional.of("epoch=1 revision=0"),
                                    Optional.of("epoch=1 revision=1")))));
        });
        assertThat(portal.zone.accepted()).containsExactly(Token.claim(1));
    }

    @Test
    void previewOfWhatWasNeverReadSaysSo() {
        Portal portal = Portal.bound(Drift.REPORT);
        FailoverMachine anew =
                FailoverMachine.resume(portal.machine.snapshot(), Portal.SETTINGS, Planner.OF_PLANS, portal.now);
        anew.lead(2, portal.now);
        assertThat(anew.preview(weights(50, 50), portal.now))
                .isInstanceOfSatisfying(
                        PreviewResult.Possible.class,
                        possible -> assertThat(possible.preview().changes().get(Portal.ZONE))
                                .isInstanceOfSatisfying(
                                        ProviderPlan.Refused.class,
                                        refused -> assertThat(refused.code()).isEqualTo(Preview.NOT_OBSERVED)));
    }

    @Test
    void snapshotNamesItInTheDefinitionAlone() {
        Portal portal = Portal.bound(Drift.REPORT);
        assertThat(portal.machine.snapshot().providers()).containsExactlyInAnyOrder("private-1", "public-1");
        assertThat(portal.machine.snapshot().definition().providers()).containsExactly(Portal.ZONE);
    }

    private static Optional<Instant> reached(Portal portal, Stage stage) {
        return Optional.ofNullable(
                portal.member("private").incident().orElseThrow().stages().get(stage));
    }
}
