package io.dure.hub.failover;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.Mode;
import io.dure.hub.failover.Guardrails.LargestChange;
import io.dure.hub.failover.Guardrails.Window;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TwoPeopleTest {
    private static final Guardrails FOR_TWO = new Guardrails(0, Optional.empty(), Optional.empty(), true);

    private static Act.SetWeights weights(Portal portal, int ofPrivate) {
        return new Act.SetWeights(
                "kim", "shift", Map.of("private", ofPrivate, "public", 100 - ofPrivate), Optional.of(portal.token()));
    }

    private static Proposal propose(Portal portal, Act act) {
        ActResult result = portal.act(act);
        assertThat(result).isInstanceOf(ActResult.Proposed.class);
        return ((ActResult.Proposed) result).proposal();
    }

    private static ActResult approve(Portal portal, String actor, Proposal proposal) {
        return portal.act(new Act.Decide(actor, "seen", proposal.id(), true));
    }

    private static Proposal now(Portal portal, Proposal proposal) {
        return portal.machine.snapshot().desk().proposals().stream()
                .filter(one -> one.id().equals(proposal.id()))
                .findFirst()
                .orElseThrow();
    }

    private static ActResult.Code refusal(ActResult result) {
        assertThat(result).isInstanceOf(ActResult.Refused.class);
        return ((ActResult.Refused) result).code();
    }

    @Test
    void plannedActWaitsForAnotherPersonAndIsThenDone() {
        Portal portal = Portal.led(Mode.AUTOMATIC, FOR_TWO);
        Proposal proposal = propose(portal, weights(portal, 50));
        assertThat(portal.weight("private")).isEqualTo(30);

        assertThat(approve(portal, "lee", proposal)).isInstanceOf(ActResult.Done.class);

        assertThat(portal.weight("private")).isEqualTo(50);
        assertThat(now(portal, proposal).state()).isEqualTo(Proposal.State.APPROVED);
        assertThat(now(portal, proposal).decision().orElseThrow().by()).isEqualTo("lee");
        assertThat(portal.effects(Effect.Audit.class))
                .filteredOn(line ->
                        List.of("propose", "weights", "approve-proposal").contains(line.act()))
                .extracting(line -> line.actor() + " " + line.act())
                .containsExactly("kim propose", "kim weights", "lee approve-proposal");
        assertThat(portal.effects(Effect.Audit.class))
                .anyMatch(line -> line.act().equals("weights") && line.detail().equals("shift, approved by lee"));
    }

    @Test
    void proposerCannotDecideHoweverTheNameIsWritten() {
        Portal portal = Portal.led(Mode.AUTOMATIC, FOR_TWO);
        Proposal proposal = propose(portal, weights(portal, 50));
        for (String self : List.of("kim", "Kim", " KIM ", "ｋｉｍ", "kim/4f2a")) {
            assertThat(refusal(approve(portal, self, proposal))).isEqualTo(ActResult.Code.SAME_PERSON);
            assertThat(refusal(portal.act(new Act.Decide(self, "no", proposal.id(), false))))
                    .isEqualTo(ActResult.Code.SAME_PERSON);
        }
        assertThat(portal.weight("private")).isEqualTo(30);
        assertThat(portal.effects(Effect.Audit.class).getLast()).satisfies(line -> {
            assertThat(line.outcome()).isEqualTo("same-person");
            assertThat(line.detail()).isEqualTo("proposal " + proposal.id() + ": no");
        });
    }

    @Test
    void rejectedAndWithdrawnProposalsAreOver() {
        Portal portal = Portal.led(Mode.AUTOMATIC, FOR_TWO);
        Proposal rejected = propose(portal, weights(portal, 50));
        Proposal withdrawn = propose(portal, weights(portal, 60));
        assertThat(portal.act(new Act.Decide("lee", "not now", rejected.id(), false)))
                .isInstanceOf(ActResult.Done.class);
        assertThat(refusal(portal.act(new Act.Withdraw("lee", "not mine", withdrawn.id()))))
                .isEqualTo(ActResult.Code.SAME_PERSON);
        assertThat(portal.act(new Act.Withdraw("kim", "mistaken", withdrawn.id())))
                .isInstanceOf(ActResult.Done.class);

        assertThat(refusal(approve(portal, "lee", rejected))).isEqualTo(ActResult.Code.PROPOSAL_DECIDED);
        assertThat(refusal(approve(portal, "lee", withdrawn))).isEqualTo(ActResult.Code.PROPOSAL_DECIDED);
        assertThat(refusal(portal.act(new Act.Decide("lee", "x", "9-9", true))))
                .isEqualTo(ActResult.Code.PROPOSAL_NOT_FOUND);
        assertThat(portal.weight("private")).isEqualTo(30);
    }

    @Test
    void proposalExpiresAndIsAuditedThen() {
        Portal portal = Portal.led(Mode.AUTOMATIC, FOR_TWO);
        Proposal proposal = propose(portal, weights(portal, 50));
        portal.machine.wallAhead(Proposals.LIFETIME);
        portal.look();
        assertThat(now(portal, proposal).state()).isEqualTo(Proposal.State.EXPIRED);
        assertThat(refusal(approve(portal, "lee", proposal))).isEqualTo(ActResult.Code.PROPOSAL_DECIDED);
        assertThat(portal.effects(Effect.Audit.class))
                .anyMatch(line -> line.act().equals("proposal-expired"));
    }

    @Test
    void proposalSurvivesTheHubsRestart() {
        Portal portal = Portal.led(Mode.AUTOMATIC, FOR_TWO);
        Proposal proposal = propose(portal, new Act.Evacuate("kim", "works", "private"));
        portal.restart();
        portal.look();
        assertThat(approve(portal, "lee", proposal)).isInstanceOf(ActResult.Done.class);
        assertThat(portal.state("private")).isEqualTo(MemberState.EVACUATED);
        assertThat(propose(portal, new Act.Return("kim", "done", "private")).id())
                .isNotEqualTo(proposal.id());
    }

    @Test
    void whatWasSeenMustStillStandWhenItIsApproved() {
        Portal portal = Portal.led(Mode.AUTOMATIC, FOR_TWO);
        Proposal first = propose(portal, weights(portal, 50));
        Proposal second = propose(portal, weights(portal, 60));
        approve(portal, "lee", first);
        assertThat(refusal(approve(portal, "lee", second))).isEqualTo(ActResult.Code.TOKEN_MISMATCH);
        assertThat(now(portal, second).state()).isEqualTo(Proposal.State.PENDING);
    }

    @Test
    void guardrailsOfTheMomentAreHeldAgainstTheApproval() {
        Window later = new Window(
                Set.of(new Portal(Mode.AUTOMATIC)
                        .now
                        .atOffset(ZoneOffset.UTC)
                        .getDayOfWeek()
                        .plus(3)),
                LocalTime.of(1, 0),
                LocalTime.of(2, 0),
                ZoneOffset.UTC);
        Portal portal = Portal.led(
                Mode.AUTOMATIC,
                new Guardrails(
                        60, Optional.of(new LargestChange(10, Duration.ofMinutes(1))), Optional.of(later), true));
        assertThat(refusal(portal.act(new Act.Evacuate("kim", "works", "private"))))
                .isEqualTo(ActResult.Code.MINIMUM_CAPACITY);
        Proposal proposal = propose(portal, weights(portal, 50));
        assertThat(refusal(approve(portal, "lee", proposal))).isEqualTo(ActResult.Code.OUTSIDE_WINDOW);
        assertThat(now(portal, proposal).state()).isEqualTo(Proposal.State.PENDING);
    }

    @Test
    void emergencyNeedsNoSecondPerson() {
        Portal portal = Portal.led(Mode.OFF, FOR_TWO);
        portal.see(Verdict.DOWN, Verdict.UP);
        assertThat(portal.act(new Act.Evacuate("kim", "it is down", "private"))).isInstanceOf(ActResult.Done.class);
    }

    @Test
    void waitingProposalsAreBounded() {
        Portal portal = Portal.led(Mode.AUTOMATIC, FOR_TWO);
        for (int i = 0; i < Proposals.MOST_PENDING; i++) {
            propose(portal, weights(portal, 50));
        }
        assertThat(refusal(portal.act(weights(portal, 50)))).isEqualTo(ActResult.Code.TOO_MANY_PROPOSALS);
        for (Proposal proposal : portal.machine.snapshot().desk().proposals()) {
            portal.act(new Act.Withdraw("kim", "tidy", proposal.id()));
        }
        assertThat(portal.machine.snapshot().desk().proposals()).hasSize(Proposals.MOST_DECIDED);
    }

    @Test
    void withoutTheGuardrailOnePersonIsEnough() {
        Portal portal = Portal.led(Mode.AUTOMATIC);
        assertThat(portal.act(weights(portal, 50))).isInstanceOf(ActResult.Done.class);
    }

    private static ServiceDefinition current(Portal portal) {
        return portal.machine.snapshot().definition();
    }

    private static ActResult apply(Portal portal, String actor, ServiceDefinition next) {
        ActResult result = portal.machine.redefine(new Redefinition(actor, "applied", next), portal.now);
        portal.carryOut();
        return result;
    }

    private static ServiceDefinition elsewhere(ServiceDefinition service) {
        return new ServiceDefinition(
                service.id(),
                service.name(),
                service.ttl(),
                service.mode(),
                service.domains(),
                service.check(),
                service.members().stream()
                        .map(member -> new MemberDefinition(
                                member.site(), member.weight(), 1, List.of(new Endpoint("127.0.9.9", 8000))))
                        .toList(),
                service.policy(),
                service.guardrails(),
                service.providers(),
                service.drift());
    }

    @Test
    void oneAloneTurnsTheSecondPersonOffNowhere() {
        Portal portal = Portal.led(Mode.AUTOMATIC, FOR_TWO);
        ServiceDefinition free = current(portal).within(Guardrails.none());

        ActResult result = apply(portal, "kim", free);

        assertThat(result).isInstanceOf(ActResult.Proposed.class);
        Proposal proposal = ((ActResult.Proposed) result).proposal();
        assertThat(proposal.kind()).isEqualTo(Proposal.Kind.DEFINITION);
        assertThat(current(portal).guardrails()).isEqualTo(FOR_TWO);
        assertThat(refusal(approve(portal, "kim", proposal))).isEqualTo(ActResult.Code.SAME_PERSON);
        assertThat(approve(portal, "lee", proposal)).isInstanceOf(ActResult.Done.class);
        assertThat(current(portal).guardrails()).isEqualTo(Guardrails.none());
        assertThat(portal.effects(Effect.Audit.class))
                .extracting(line -> line.actor() + " " + line.act() + " " + line.outcome())
                .contains("kim propose done", "kim redefine done", "lee approve-proposal done");
    }

    @Test
    void oneAloneChangesNoEndpointAndNoWeightByTheDocumentEither() {
        Portal portal = Portal.led(Mode.AUTOMATIC, FOR_TWO);
        var before = portal.token();

        assertThat(apply(portal, "kim", elsewhere(current(portal)))).isInstanceOf(ActResult.Proposed.class);

        assertThat(portal.token()).isEqualTo(before);
    }

    @Test
    void theSameDocumentAppliedTwiceIsOneProposal() {
        Portal portal = Portal.led(Mode.AUTOMATIC, FOR_TWO);
        ServiceDefinition free = current(portal).within(Guardrails.none());

        assertThat(apply(portal, "kim", free)).isEqualTo(apply(portal, "lee", free));
    }

    @Test
    void whatWasChangedSinceItWasProposedIsNotUndone() {
        Portal portal = Portal.led(Mode.AUTOMATIC, FOR_TWO);
        Proposal first = ((ActResult.Proposed) apply(portal, "kim", elsewhere(current(portal)))).proposal();
        Proposal second =
                ((ActResult.Proposed) apply(portal, "kim", current(portal).within(Guardrails.none()))).proposal();
        approve(portal, "lee", second);

        assertThat(refusal(approve(portal, "lee", first))).isEqualTo(ActResult.Code.TOKEN_MISMATCH);
        assertThat(now(portal, first).state()).isEqualTo(Proposal.State.PENDING);
    }

    @Test
    void whatStopsOneMayDoAlone() {
        Portal portal = Portal.led(Mode.AUTOMATIC, FOR_TWO);

        assertThat(List.of(
                        portal.act(new Act.SetFreeze("kim", "stop", portal.now.plusSeconds(60))),
                        portal.act(new Act.Unfreeze("kim", "go on")),
                        portal.act(new Act.SetMode("kim", "watch only", Mode.OFF)),
                        portal.act(new Act.SetMode("kim", "again", Mode.AUTOMATIC)),
                        apply(
                                portal,
                                "kim",
                                current(portal)
                                        .set(Mode.ON_APPROVAL, current(portal).members()))))
                .allMatch(ActResult.Done.class::isInstance);
        assertThat(current(portal).mode()).isEqualTo(Mode.ON_APPROVAL);
    }
}
