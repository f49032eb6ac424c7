package io.dure.gslb.wire;

import static io.dure.gslb.Samples.NOW;
import static io.dure.gslb.Samples.member;
import static io.dure.gslb.Samples.plan;
import static io.dure.gslb.Samples.serving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dure.federation.v1.CommandResult;
import io.dure.gslb.Samples;
import io.dure.gslb.evacuation.Evacuation;
import io.dure.gslb.evacuation.EvacuationEvent;
import io.dure.gslb.evacuation.EvacuationMachine;
import io.dure.gslb.evacuation.HeldService;
import io.dure.gslb.evacuation.Outlook;
import io.dure.gslb.evidence.EndpointEvidence;
import io.dure.gslb.evidence.Evidence;
import io.dure.gslb.evidence.Judgement;
import io.dure.gslb.evidence.NameserverStatus;
import io.dure.gslb.evidence.Quorum;
import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.nameserver.evidence.EvidenceText;
import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Policy;
import io.dure.gslb.plan.Subnet;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.ObserveResult;
import io.dure.gslb.resolver.ResolverCount;
import io.dure.gslb.resolver.ResolverWindow;
import io.dure.gslb.time.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WireTest {
    private static final Plan PLAN = plan(
            new Token(3, 12),
            Mode.ON_APPROVAL,
            Optional.of(NOW.plusSeconds(60)),
            member("private", 30, 10, 4, false),
            serving("public", 70));

    private static NameserverStatus status() {
        HeldService held = HeldService.of(PLAN);
        Judgement judgement = Quorum.judge(PLAN, Samples.privateDown(), NOW, Samples.STALE_AFTER);
        Outlook outlook = new EvacuationMachine().look(held, judgement, Moment.of(NOW));
        return EvacuationMachine.status("private-1", outlook, judgement, site -> 42, NOW);
    }

    @Test
    void planSurvivesTheWire() {
        assertThat(PlanWire.fromProto(PlanWire.toProto(PLAN))).isEqualTo(PLAN);
        Plan thawed = plan(Token.claim(1));
        assertThat(PlanWire.fromProto(PlanWire.toProto(thawed))).isEqualTo(thawed);
    }

    static List<Policy> policies() {
        return List.of(
                new Policy.Weighted(),
                new Policy.ActiveActive(),
                new Policy.ActiveStandby(List.of("public", "private")),
                new Policy.BySubnet(Map.of(
                        "private",
                        List.of(Subnet.parse("10.20.0.0/16"), Subnet.parse("2001:db8::/32")),
                        "public",
                        List.of())));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void policySurvivesTheWireAndTheDisk(Policy policy) {
        Plan plan = Samples.by(policy, PLAN);
        assertThat(PlanWire.fromProto(PlanWire.toProto(plan))).isEqualTo(plan);
        assertThat(PlanWire.fromJson(PlanWire.toJson(HeldService.of(plan)))).isEqualTo(HeldService.of(plan));
    }

    @ParameterizedTest
    @EnumSource(Check.Kind.class)
    void checkSurvivesTheWire(Check.Kind kind) {
        Plan plan = checking(kind);
        assertThat(PlanWire.fromProto(PlanWire.toProto(plan))).isEqualTo(plan);
    }

    private static Plan checking(Check.Kind kind) {
        Check check = new Check(
                kind,
                "/health",
                "portal.egov.test",
                204,
                Optional.of("정상"),
                Duration.ofDays(14),
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                2,
                3);
        return new Plan(
                PLAN.service(),
                PLAN.name(),
                PLAN.ttl(),
                PLAN.token(),
                PLAN.members(),
                check,
                PLAN.domains(),
                PLAN.mode(),
                PLAN.frozenUntil());
    }

    @Test
    void stateFromBeforeThereWereOtherPoliciesAndChecksIsRead() {
        HeldService held = HeldService.of(PLAN);
        String json = PlanWire.toJson(held);
        String older = json.replaceAll("(?m)^ *\"(kind|target|body|certificateWarningS)\": .*\\R", "")
                .replaceAll("(\"rise\": 3),", "$1");
        assertThat(older).isNotEqualTo(json).doesNotContain("kind").doesNotContain("policy");
        assertThat(PlanWire.fromJson(older)).isEqualTo(held);
    }

    @Test
    void whoKnowsHttpAloneFindsNoPathInAnotherCheck() {
        assertThat(PlanWire.toProto(checking(Check.Kind.HTTP)).getCheck().getPath())
                .isEqualTo("/health");
        assertThat(PlanWire.toProto(checking(Check.Kind.HTTPS)).getCheck().getPath())
                .isEmpty();
        assertThat(PlanWire.toProto(checking(Check.Kind.TCP)).getCheck().getPath())
                .isEmpty();
    }

    @Test
    void heldServiceSurvivesTheDiskAsReadableJson() {
        HeldService held =
                new HeldService(PLAN, Map.of("private", new Evacuation("private", 5, NOW.minusSeconds(3), NOW)));
        String json = PlanWire.toJson(held);
        assertThat(json).contains("\"epoch\": \"3\"").contains("\"site\": \"private\"");
        assertThat(PlanWire.fromJson(json)).isEqualTo(held);
    }

    @Test
    void malformedPlansAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PlanWire.fromJson("{\"plan\": {"));
        assertThatIllegalArgumentException().isThrownBy(() -> PlanWire.fromJson("{}"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlanWire.fromProto(
                        PlanWire.toProto(PLAN).toBuilder().clearMembers().build()));
    }

    @Test
    void evidenceWithItsNameserversSurvivesTheWire() {
        Evidence seen = Samples.says("public-1", "public", Verdict.DOWN, Samples.PRIVATE_1);
        Evidence evidence = new Evidence(
                seen.vantagePoint(), seen.domain(), 3, 881, NOW, true, seen.endpoints(), List.of(status()));
        assertThat(EvidenceWire.fromProto(EvidenceWire.toProto(evidence))).isEqualTo(evidence);
    }

    @Test
    void theEndOfACertificateSurvivesTheWire() {
        EndpointEvidence shown = new EndpointEvidence(
                Samples.PRIVATE_1, Verdict.UP, 3, NOW, "", Optional.of(NOW.plus(Duration.ofDays(20))));
        Evidence evidence =
                new Evidence("private-1", "private", 1, 1, NOW, false, Map.of(Samples.PRIVATE_1, shown), List.of());
        assertThat(EvidenceWire.fromProto(EvidenceWire.toProto(evidence))).isEqualTo(evidence);
        assertThat(EvidenceText.parse(EvidenceText.format(evidence))).isEqualTo(evidence);
    }

    @Test
    void statusWithoutAPlanSurvivesTheWire() {
        NameserverStatus none = new NameserverStatus("private-1", "portal", Optional.empty(), List.of(), false, NOW);
        assertThat(EvidenceWire.fromProto(EvidenceWire.toProto(none))).isEqualTo(none);
        assertThat(EvidenceWire.fromProto(EvidenceWire.toProto(none.written(false))))
                .isEqualTo(none.written(false));
    }

    @Test
    void answersByResolverSurviveTheWire() {
        ResolverWindow window = new ResolverWindow(
                "portal",
                NOW,
                NOW.plusSeconds(10),
                List.of(
                        new ResolverCount(-5, 2, NOW.plusMillis(17), NOW.plusSeconds(6)),
                        new ResolverCount(Long.MAX_VALUE, 1, NOW, NOW)),
                33);
        assertThat(ResolverWire.fromProto(ResolverWire.toProto(window))).isEqualTo(window);
    }

    @Test
    void answersWithoutTheirResolverAreRefused() {
        assertThatThrownBy(() -> ResolverWire.fromProto(io.dure.federation.v1.ResolverWindow.newBuilder()
                        .setService("portal")
                        .setToMs(10_000)
                        .addAnswers(1)
                        .build()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void evacuationEventSurvivesTheWire() {
        EvacuationEvent event = new EvacuationEvent(
                "private-1",
                "portal",
                "private",
                5,
                NOW.minusSeconds(4),
                NOW,
                NOW.plusMillis(3),
                List.of(Samples.says("public-1", "public", Verdict.UP)));
        assertThat(EvidenceWire.fromProto(EvidenceWire.toProto(event))).isEqualTo(event);
    }

    @Test
    void resultsSurviveTheWire() {
        Token token = new Token(3, 13);
        assertThat(ResultWire.applyResult(ResultWire.applied(7, token, NOW)))
                .isEqualTo(new ApplyResult.Applied(token, NOW));
        CommandResult refused = ResultWire.refused(7, "token-mismatch", "another one", Optional.of(token));
        assertThat(ResultWire.applyResult(refused))
                .isEqualTo(new ApplyResult.Refused("token-mismatch", "another one", Optional.of(token)));
        ObserveResult.Observed observed = ObserveResult.Observed.ofPlan(Optional.of(PLAN), Optional.of(status()));
        assertThat(ResultWire.observeResult(ResultWire.observed(7, observed))).isEqualTo(observed);
        ObserveResult.Observed nothing = ObserveResult.Observed.ofPlan(Optional.empty(), Optional.empty());
        assertThat(ResultWire.observeResult(ResultWire.observed(7, nothing))).isEqualTo(nothing);
        ObserveResult.Observed withdrawn = ObserveResult.Observed.withoutPlan(Optional.of(token));
        assertThat(ResultWire.observeResult(ResultWire.observed(7, withdrawn))).isEqualTo(withdrawn);
    }
}
