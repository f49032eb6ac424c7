package io.dure.hub.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.evidence.MemberStatus;
import io.dure.gslb.evidence.NameserverStatus;
import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.plan.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DrillTest {
    private static final DrillPlan PLAN = new DrillPlan(Duration.ofSeconds(30), 0.05, Duration.ofMillis(800));
    private static final SurvivorReading WELL =
            new SurvivorReading(1_000, Optional.of(0.01), Optional.of(Duration.ofMillis(200)));

    /** Up for longer than a hold-down, so that it may return at once. */
    private static Portal portal(Mode mode) {
        Portal portal = Portal.led(mode);
        measure(portal, WELL);
        pass(portal, 25, WELL);
        return portal;
    }

    private static void measure(Portal portal, SurvivorReading reading) {
        portal.machine.measured(Map.of("public", reading), portal.now);
    }

    private static void pass(Portal portal, int seconds, SurvivorReading reading) {
        for (int second = 0; second < seconds; second++) {
            measure(portal, reading);
            portal.pass(1);
        }
    }

    private static ActResult start(Portal portal) {
        return portal.act(new Act.StartDrill("kim", "quarterly", "private", PLAN));
    }

    /** The nameservers, as others read them, draw the private member no more, and the traffic is elsewhere. */
    private static void move(Portal portal) {
        for (String nameserver : portal.providers.keySet()) {
            portal.machine.seen(
                    new NameserverStatus(
                            nameserver,
                            "portal",
                            Optional.of(portal.token()),
                            List.of(
                                    new MemberStatus(
                                            "private", 0, 1, false, Verdict.UP, Optional.empty(), 0, List.of()),
                                    new MemberStatus(
                                            "public",
                                            70,
                                            0,
                                            false,
                                            Verdict.UP,
                                            Optional.empty(),
                                            0,
                                            List.of(Portal.PUBLIC))),
                            false,
                            portal.now),
                    true,
                    portal.now);
        }
        pass(portal, 1, WELL);
        portal.machine.moved("private", portal.now);
        pass(portal, 1, WELL);
    }

    private static Drill last(Portal portal) {
        return portal.effects(Effect.DrillChanged.class).getLast().drill();
    }

    private static Optional<Double> worstErrorRate(Drill drill) {
        return Optional.ofNullable(drill.survivors().get("public"))
                .orElseThrow()
                .worstErrorRate();
    }

    private static void assertAborted(Portal portal, Drill.Reason reason) {
        Drill drill = last(portal);
        assertThat(drill.state()).isEqualTo(Drill.State.ABORTED);
        assertThat(drill.abort().orElseThrow().reason()).isEqualTo(reason);
        assertThat(portal.machine.isDrilling()).isFalse();
    }

    private static ActResult.Code refusal(ActResult result) {
        assertThat(result).isInstanceOf(ActResult.Refused.class);
        return ((ActResult.Refused) result).code();
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void siteLeavesStaysAwayAndReturnsByStepsInEveryMode(Mode mode) {
        Portal portal = portal(mode);
        Instant start = portal.now;
        assertThat(start(portal)).isInstanceOf(ActResult.Done.class);
        assertThat(portal.held("public-1").member("private").weight()).isZero();
        move(portal);
        assertThat(last(portal).state()).isEqualTo(Drill.State.AWAY);
        pass(portal, 29, WELL);
        assertThat(portal.weight("private")).isZero();
        pass(portal, 2, WELL);
        assertThat(last(portal).state()).isEqualTo(Drill.State.RETURNING);
        assertThat(portal.weight("private")).isEqualTo(10);
        pass(portal, 30, WELL);

        Drill drill = last(portal);
        assertThat(drill.state()).isEqualTo(Drill.State.COMPLETED);
        assertThat(drill.stages()).containsOnlyKeys(Stage.values());
        assertThat(drill.stages().get(Stage.FAILED)).isEqualTo(start);
        assertThat(drill.stages().get(Stage.DECIDED)).isEqualTo(start);
        assertThat(drill.stages().get(Stage.MOVED)).isAfter(start);
        assertThat(drill.steps()).extracting(Drill.Step::weight).containsExactly(10, 20, 30);
        assertThat(worstErrorRate(drill)).contains(0.01);
        assertThat(portal.state("private")).isEqualTo(MemberState.SERVING);
        assertThat(portal.effects(Effect.IncidentClosed.class)).hasSize(1);
        assertThat(portal.effects(Effect.Audit.class))
                .extracting(Effect.Audit::act)
                .contains("start-drill", "drill-completed");
        assertThat(portal.machine.snapshot().desk().drill()).isEmpty();
    }

    @Test
    void ofASiteThatIsTakenOffTheServiceInAnEmergencyItEnds() {
        Portal portal = portal(Mode.AUTOMATIC);
        start(portal);
        pass(portal, 3, WELL);
        portal.see(Verdict.UNKNOWN, Verdict.DOWN);
        assertThat(last(portal).state()).isEqualTo(Drill.State.ABORTING);
        ServiceDefinition before = Portal.definition(Mode.AUTOMATIC);
        ServiceDefinition next = ServiceDefinition.weighted(
                before.id(),
                before.name(),
                before.ttl(),
                before.mode(),
                before.domains(),
                before.check(),
                List.of(
                        new MemberDefinition("public", 70, 1, List.of(Portal.PUBLIC)),
                        new MemberDefinition("third", 50, 1, List.of(Portal.PRIVATE))));
        assertThat(portal.machine.redefine(new Redefinition("kim", "the third cloud instead", next), portal.now))
                .isInstanceOf(ActResult.Done.class);
        portal.carryOut();
        pass(portal, 1, WELL);
        assertThat(last(portal).state()).isEqualTo(Drill.State.ABORTED);
        assertThat(portal.machine.isDrilling()).isFalse();
    }

    @Test
    void survivorsErrorsEndItAndPutTheSiteBackAtOnce() {
        Portal portal = portal(Mode.AUTOMATIC);
        start(portal);
        pass(portal, 3, WELL);
        pass(portal, 1, new SurvivorReading(500, Optional.of(0.07), Optional.of(Duration.ofMillis(300))));
        assertAborted(portal, Drill.Reason.ERROR_RATE);
        assertThat(last(portal).abort().orElseThrow().detail()).contains("7.00 %", "5.00 %", "public");
        assertThat(last(portal).wasPutBack()).isTrue();
        assertThat(portal.weight("private")).isEqualTo(30);
        assertThat(portal.effects(Effect.Audit.class))
                .anyMatch(line -> line.act().equals("drill-aborted"));
    }

    @Test
    void survivorsResponseTimesEndItAlsoWhileTheSiteReturns() {
        Portal portal = portal(Mode.AUTOMATIC);
        start(portal);
        move(portal);
        pass(portal, 31, WELL);
        assertThat(portal.state("private")).isEqualTo(MemberState.RETURNING);
        pass(portal, 1, new SurvivorReading(500, Optional.of(0.0), Optional.of(Duration.ofMillis(801))));
        assertAborted(portal, Drill.Reason.P95);
        assertThat(portal.weight("private")).isEqualTo(30);
    }

    @Test
    void fewTransactionsDecideNothing() {
        Portal portal = portal(Mode.AUTOMATIC);
        start(portal);
        pass(portal, 5, new SurvivorReading(19, Optional.of(1.0), Optional.of(Duration.ofSeconds(9))));
        assertThat(last(portal).state()).isEqualTo(Drill.State.LEAVING);
        assertThat(worstErrorRate(last(portal))).isEmpty();
    }

    @Test
    void survivorThatNobodyMeasuresEndsIt() {
        Portal portal = portal(Mode.AUTOMATIC);
        start(portal);
        portal.pass(14);
        assertThat(portal.machine.isDrilling()).isTrue();
        portal.pass(1);
        assertAborted(portal, Drill.Reason.NOT_MEASURED);
    }

    @Test
    void survivorsFailureEndsItAndTheSiteAnswersAgain() {
        Portal portal = portal(Mode.OFF);
        start(portal);
        measure(portal, WELL);
        portal.see(Verdict.UP, Verdict.DOWN);
        assertAborted(portal, Drill.Reason.SURVIVOR_DOWN);
        assertThat(portal.weight("private")).isEqualTo(30);
    }

    @Test
    void failureOfTheSiteItselfEndsItAndIsReturnedFromAsFromAnyFailure() {
        Portal portal = portal(Mode.OFF);
        start(portal);
        measure(portal, WELL);
        portal.see(Verdict.DOWN, Verdict.UP);
        assertAborted(portal, Drill.Reason.SITE_DOWN);
        assertThat(last(portal).wasPutBack()).isFalse();
        assertThat(portal.weight("private")).isZero();
        portal.see(Verdict.UP, Verdict.UP);
        portal.pass(19);
        assertThat(portal.state("private")).isEqualTo(MemberState.HOLDING);
        portal.pass(31);
        assertThat(portal.state("private")).isEqualTo(MemberState.SERVING);
    }

    @Test
    void anotherLeaderEndsItAndPutsTheSiteBack() {
        Portal portal = portal(Mode.AUTOMATIC);
        start(portal);
        portal.restart();
        portal.look();
        assertAborted(portal, Drill.Reason.LEADER_CHANGED);
        assertThat(portal.weight("private")).isEqualTo(30);
    }

    @Test
    void operatorEndsIt() {
        Portal portal = portal(Mode.AUTOMATIC);
        start(portal);
        String id = last(portal).id();
        assertThat(refusal(portal.act(new Act.AbortDrill("lee", "enough", "drill-other"))))
                .isEqualTo(ActResult.Code.DRILL_NOT_FOUND);
        assertThat(portal.act(new Act.AbortDrill("lee", "enough", id))).isInstanceOf(ActResult.Done.class);
        assertAborted(portal, Drill.Reason.OPERATOR);
        assertThat(last(portal).abort().orElseThrow().by()).contains("lee");
        assertThat(portal.weight("private")).isEqualTo(30);
    }

    @Test
    void overridingReturnOfTheSiteEndsItToo() {
        Portal portal = portal(Mode.AUTOMATIC);
        start(portal);
        assertThat(portal.act(new Act.Return("lee", "enough", "private"))).isInstanceOf(ActResult.Done.class);
        assertAborted(portal, Drill.Reason.OPERATOR);
    }

    @Test
    void siteThatCannotBePutBackIsLeftToTheSlowReturn() {
        Portal portal = portal(Mode.AUTOMATIC);
        start(portal);
        measure(portal, WELL);
        portal.see(Verdict.UNKNOWN, Verdict.UP);
        portal.act(new Act.AbortDrill("lee", "enough", last(portal).id()));
        assertThat(last(portal).state()).isEqualTo(Drill.State.ABORTING);
        portal.pass(120);
        assertAborted(portal, Drill.Reason.OPERATOR);
        assertThat(portal.weight("private")).isZero();
        portal.see(Verdict.UP, Verdict.UP);
        portal.pass(50);
        assertThat(portal.state("private")).isEqualTo(MemberState.SERVING);
    }

    @Test
    void withoutTrafficItComesBackAllTheSame() {
        Portal portal = portal(Mode.AUTOMATIC);
        SurvivorReading idle = new SurvivorReading(0, Optional.empty(), Optional.empty());
        start(portal);
        pass(portal, 301, idle);
        assertThat(last(portal).state()).isEqualTo(Drill.State.AWAY);
        pass(portal, 70, idle);
        assertThat(last(portal).state()).isEqualTo(Drill.State.COMPLETED);
        assertThat(last(portal).stages()).doesNotContainKey(Stage.MOVED);
    }

    @Test
    void whileItRunsNothingElseIsPlanned() {
        Portal portal = portal(Mode.AUTOMATIC);
        start(portal);
        assertThat(refusal(start(portal))).isEqualTo(ActResult.Code.DRILL_RUNNING);
        assertThat(refusal(portal.act(new Act.SetWeights("kim", "x", Map.of("public", 50), Optional.empty()))))
                .isEqualTo(ActResult.Code.DRILL_RUNNING);
        assertThat(refusal(portal.act(new Act.Evacuate("kim", "x", "private"))))
                .isEqualTo(ActResult.Code.DRILL_RUNNING);
        assertThat(refusal(portal.act(new Act.Release("kim", "x", "private")))).isEqualTo(ActResult.Code.DRILL_RUNNING);
        assertThat(refusal(portal.act(new Act.SetFreeze("kim", "x", portal.now.plusSeconds(60)))))
                .isEqualTo(ActResult.Code.DRILL_RUNNING);
    }

    @Test
    void nobodyDrillsIntoAnUnknownOrSufferingSurvivor() {
        Portal unmeasured = Portal.led(Mode.AUTOMATIC);
        assertThat(refusal(start(unmeasured))).isEqualTo(ActResult.Code.SURVIVOR_NOT_MEASURED);

        Portal suffering = Portal.led(Mode.AUTOMATIC);
        measure(suffering, new SurvivorReading(100, Optional.of(0.06), Optional.of(Duration.ofMillis(10))));
        assertThat(refusal(start(suffering))).isEqualTo(ActResult.Code.SURVIVOR_OVER_LIMIT);
        assertThat(suffering.state("private")).isEqualTo(MemberState.SERVING);
    }

    @Test
    void lastOneIsNeverDrilledNorOneThatIsNotUp() {
        Portal portal = portal(Mode.OFF);
        portal.see(Verdict.UNKNOWN, Verdict.UP);
        assertThat(refusal(start(portal))).isEqualTo(ActResult.Code.MEMBER_DOWN);
        portal.see(Verdict.UP, Verdict.DOWN);
        assertThat(refusal(start(portal))).isEqualTo(ActResult.Code.NEVER_EMPTY);
    }

    @Test
    void guardrailsBindADrillAsAnyPlannedEvacuation() {
        Portal portal = Portal.led(Mode.AUTOMATIC, new Guardrails(60, Optional.empty(), Optional.empty(), false));
        measure(portal, WELL);
        assertThat(refusal(start(portal))).isEqualTo(ActResult.Code.MINIMUM_CAPACITY);

        Portal forTwo = Portal.led(Mode.AUTOMATIC, new Guardrails(0, Optional.empty(), Optional.empty(), true));
        measure(forTwo, WELL);
        ActResult proposed = start(forTwo);
        assertThat(proposed).isInstanceOf(ActResult.Proposed.class);
        String id = ((ActResult.Proposed) proposed).proposal().id();
        assertThat(forTwo.act(new Act.Decide("lee", "go", id, true))).isInstanceOf(ActResult.Done.class);
        assertThat(last(forTwo).startedBy()).isEqualTo("kim");
        assertThat(last(forTwo).approvedBy()).contains("lee");
    }
}
