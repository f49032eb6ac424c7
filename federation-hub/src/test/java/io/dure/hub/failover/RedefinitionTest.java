package io.dure.hub.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Policy;
import io.dure.gslb.plan.Token;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RedefinitionTest {
    private static final MemberDefinition PRIVATE = new MemberDefinition("private", 30, 1, List.of(Portal.PRIVATE));
    private static final MemberDefinition PUBLIC = new MemberDefinition("public", 70, 1, List.of(Portal.PUBLIC));
    private static final MemberDefinition BUSAN =
            new MemberDefinition("busan", 20, 1, List.of(new Endpoint("127.0.4.21", 8000)));

    private final Portal portal = Portal.led(Mode.AUTOMATIC);

    private static ServiceDefinition of(MemberDefinition... members) {
        return named("portal.egov.test", Duration.ofSeconds(5), members);
    }

    private static ServiceDefinition named(String name, Duration ttl, MemberDefinition... members) {
        ServiceDefinition base = Portal.definition(Mode.AUTOMATIC);
        return ServiceDefinition.weighted(
                base.id(), name, ttl, base.mode(), base.domains(), base.check(), List.of(members));
    }

    private ActResult redefine(ServiceDefinition next) {
        ActResult result = portal.machine.redefine(new Redefinition("ada", "applied", next), portal.now);
        portal.carryOut();
        return result;
    }

    private ActResult.Code refusal(ServiceDefinition next) {
        Plan before = portal.machine.plan();
        ActResult result = redefine(next);
        assertThat(result).isInstanceOf(ActResult.Refused.class);
        assertThat(portal.machine.plan()).isEqualTo(before);
        return ((ActResult.Refused) result).code();
    }

    @Test
    void everyProviderIsBroughtToTheNewDefinitionByTheNextToken() {
        var before = portal.token();

        assertThat(redefine(named("portal.egov.test", Duration.ofSeconds(9), PRIVATE, PUBLIC, BUSAN)))
                .isEqualTo(new ActResult.Done(before.next()));

        for (String provider : List.of("private-1", "public-1")) {
            assertThat(portal.held(provider).ttl()).isEqualTo(Duration.ofSeconds(9));
            assertThat(portal.held(provider).member("busan").weight()).isEqualTo(20);
        }
        assertThat(portal.machine.snapshot().definition().members()).containsExactly(PRIVATE, PUBLIC, BUSAN);
        assertThat(portal.effects(Effect.Audit.class).getLast().act()).isEqualTo("redefine");
    }

    @Test
    void theSameDefinitionMovesNoToken() {
        var before = portal.token();

        redefine(of(PRIVATE, PUBLIC));

        assertThat(portal.token()).isEqualTo(before);
    }

    @Test
    void aMemberThatIsOutStaysOut() {
        portal.see(Verdict.DOWN, Verdict.UP);

        redefine(of(new MemberDefinition("private", 55, 1, List.of(Portal.PRIVATE)), PUBLIC, BUSAN));

        MemberPlan out = portal.held("public-1").member("private");
        assertThat(out.evacuated()).isTrue();
        assertThat(out.configuredWeight()).isEqualTo(55);
        assertThat(portal.state("private")).isEqualTo(MemberState.EVACUATED);
    }

    @Test
    void theIncidentOfAMemberThatGoesIsClosed() {
        portal.see(Verdict.DOWN, Verdict.UP);

        redefine(of(PUBLIC, BUSAN));

        assertThat(portal.effects(Effect.IncidentClosed.class)).hasSize(1);
        assertThat(portal.machine.snapshot().members()).containsOnlyKeys("public", "busan");
    }

    @Test
    void nobodyIsLeftWithoutAnAnswer() {
        portal.see(Verdict.DOWN, Verdict.UP);

        assertThat(refusal(of(PRIVATE))).isEqualTo(ActResult.Code.NEVER_EMPTY);
        assertThat(refusal(of(PRIVATE, new MemberDefinition("public", 0, 1, List.of(Portal.PUBLIC)))))
                .isEqualTo(ActResult.Code.NEVER_EMPTY);
    }

    @Test
    void aFreezeHoldsAShiftBackAndNothingElse() {
        portal.act(new Act.SetFreeze("kim", "works", portal.now.plusSeconds(600)));

        assertThat(refusal(of(PRIVATE, PUBLIC, BUSAN))).isEqualTo(ActResult.Code.FROZEN);
        assertThat(redefine(named("portal.egov.test", Duration.ofSeconds(9), PRIVATE, PUBLIC)))
                .isInstanceOf(ActResult.Done.class);
    }

    private static Guardrails within(int points) {
        return new Guardrails(
                0, Optional.of(new Guardrails.LargestChange(points, Duration.ofMinutes(10))), Optional.empty(), false);
    }

    @Test
    void whoComesIsMeasuredAgainstTheLargestChange() {
        redefine(of(PRIVATE, PUBLIC).within(within(10)));

        assertThat(refusal(of(PRIVATE, PUBLIC, BUSAN).within(within(10)))).isEqualTo(ActResult.Code.LARGEST_CHANGE);
        MemberDefinition atRest = new MemberDefinition("busan", 0, 1, BUSAN.endpoints());
        assertThat(redefine(of(PRIVATE, PUBLIC, atRest).within(within(10)))).isInstanceOf(ActResult.Done.class);
        assertThat(portal.act(new Act.SetWeights("kim", "a first step", Map.of("busan", 10), Optional.empty())))
                .isInstanceOf(ActResult.Done.class);
        assertThat(portal.act(new Act.SetWeights("kim", "too soon", Map.of("busan", 20), Optional.empty())))
                .isInstanceOf(ActResult.Refused.class);
    }

    @Test
    void anotherPolicyIsMeasuredAgainstTheLargestChangeToo() {
        redefine(of(PRIVATE, PUBLIC).within(within(10)));
        ServiceDefinition plain = of(PRIVATE, PUBLIC).within(within(10));
        ServiceDefinition even = new ServiceDefinition(
                plain.id(),
                plain.name(),
                plain.ttl(),
                plain.mode(),
                plain.domains(),
                plain.check(),
                plain.members(),
                new Policy.ActiveActive(),
                plain.guardrails(),
                plain.providers(),
                plain.drift());

        assertThat(refusal(even)).isEqualTo(ActResult.Code.LARGEST_CHANGE);
    }

    @Test
    void theNameDoesNotChange() {
        assertThat(refusal(named("other.egov.test", Duration.ofSeconds(5), PRIVATE, PUBLIC)))
                .isEqualTo(ActResult.Code.SERVICE_NAME_FIXED);
    }

    @Test
    void whoDoesNotLeadChangesNothing() {
        portal.machine.resign(portal.now);

        assertThat(refusal(of(PRIVATE, PUBLIC, BUSAN))).isEqualTo(ActResult.Code.NOT_LEADER);
    }

    @Test
    void weightsAreSetAfterwardsOnTheNewMembersToo() {
        redefine(of(PRIVATE, PUBLIC, BUSAN));

        ActResult result = portal.act(new Act.SetWeights("kim", "shift", Map.of("busan", 40), Optional.empty()));

        assertThat(result).isInstanceOf(ActResult.Done.class);
        assertThat(portal.weight("busan")).isEqualTo(40);
    }

    @Test
    void aProviderThatIsLeftKeepsItsRecordsAndIsTakenUpAgainFromItsToken() {
        Portal bound = Portal.bound(Drift.REPORT);
        ServiceDefinition with = bound.machine.snapshot().definition();
        ServiceDefinition without = ServiceDefinition.weighted(
                with.id(),
                with.name(),
                with.ttl(),
                with.mode(),
                with.domains(),
                with.check(),
                List.of(PRIVATE, PUBLIC));

        bound.machine.redefine(new Redefinition("ada", "off", without), bound.now);
        bound.carryOut();
        bound.act(new Act.SetWeights("kim", "shift", Map.of("private", 50), Optional.empty()));
        assertThat(bound.zone.token()).contains(Token.claim(1));

        bound.machine.redefine(new Redefinition("ada", "on", with), bound.now);
        bound.carryOut();

        assertThat(bound.machine.leading()).isTrue();
        assertThat(bound.zone.token()).contains(bound.token());
    }
}
