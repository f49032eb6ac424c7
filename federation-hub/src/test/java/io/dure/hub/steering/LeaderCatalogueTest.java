package io.dure.hub.steering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dure.federation.v1.Hello;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.ServiceName;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.ObserveResult;
import io.dure.gslb.provider.memory.MemoryProvider;
import io.dure.hub.audit.AuditEntry;
import io.dure.hub.failover.Effect;
import io.dure.hub.failover.FailoverMachine;
import io.dure.hub.failover.FailoverSettings;
import io.dure.hub.failover.FailoverSnapshot;
import io.dure.hub.failover.Guardrails;
import io.dure.hub.failover.ServiceDefinition;
import io.dure.hub.federation.Commands;
import io.dure.hub.federation.Enrolment;
import io.dure.hub.federation.Leadership;
import io.dure.hub.live.Counts;
import io.dure.hub.live.ServiceCounts;
import io.dure.hub.provider.OutsideProviders;
import io.dure.hub.service.ServiceDifference;
import io.dure.hub.service.ServicesTag;
import io.dure.hub.store.InMemoryStores;
import io.dure.hub.store.StoreUnavailable;
import io.dure.hub.store.Stores;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeaderCatalogueTest {
    private static final Actor ADA = new Actor("ada", "192.0.2.7");
    private static final ServiceDefinition PORTAL = Leading.definition(Mode.AUTOMATIC);
    private static final ServiceDefinition MAIL = named("mail");

    private final Clock clock = Clock.systemUTC();
    private final Stores stores = InMemoryStores.create();
    private final StepWriter writer = new StepWriter(stores.services());
    private final FailoverClock failover = new FailoverClock();
    private final EvidenceInbox evidence = new EvidenceInbox(Enrolment.read(List.of()));
    private final PlanHolders holders = new PlanHolders();
    private final ServiceBoard board = Leading.board(clock);
    private final Farewells farewells = new Farewells(holders, Runnable::run, clock);
    private final Steering steering = new Steering(
            failover,
            clock,
            clock,
            new Steering.Parts(
                    evidence,
                    new AnswerHistory(),
                    new ResolverHistory(),
                    holders,
                    new WitnessPlans(holders, Runnable::run, clock),
                    farewells,
                    board));
    private final MemoryProvider nameserver = new MemoryProvider("private-1", clock);
    private volatile boolean leads = true;
    private final LeaderCatalogue catalogue = new LeaderCatalogue(
            steering,
            failover,
            new LeaderCatalogue.Parts(
                    FailoverSettings.defaults(),
                    new ServiceLeader.Surroundings(
                            List.of(),
                            evidence,
                            new NoCounts(),
                            service -> Map.of(),
                            writer::write,
                            (service, effects, written, incidents) ->
                                    effects.forEach(effect -> carryOut(service, effect))),
                    holders,
                    new Leadership() {
                        @Override
                        public long epoch() {
                            return 5;
                        }

                        @Override
                        public boolean leads() {
                            return leads;
                        }
                    },
                    writer,
                    new Providers(holders, Enrolment.read(List.of()), new OutsideProviders(List.of()))),
            clock);

    @BeforeEach
    void start() {
        steering.start(Map.of(), List.of());
        holders.connected(
                "private-1",
                Hello.newBuilder().setHostsNameserver(true).build(),
                (command, deadline) -> new Commands.Outcome.NotSent("not by this way"));
    }

    @AfterEach
    void stop() {
        failover.stop();
        writer.close();
    }

    private void carryOut(String service, Effect effect) {
        if (effect instanceof Effect.Apply apply) {
            ApplyResult result = nameserver.apply(apply.expected(), apply.next());
            steering.post(service, (machine, now) -> machine.applied(apply.provider(), apply.attempt(), result, now));
        } else if (effect instanceof Effect.Observe observe) {
            ObserveResult result = nameserver.observe(observe.service());
            steering.post(
                    service, (machine, now) -> machine.observed(observe.provider(), observe.attempt(), result, now));
        }
    }

    private static ServiceDefinition named(String id) {
        return ServiceDefinition.weighted(
                id, id + ".egov.test", PORTAL.ttl(), PORTAL.mode(), PORTAL.domains(), PORTAL.check(), PORTAL.members());
    }

    private static ServiceDefinition withTtl(int seconds) {
        return ServiceDefinition.weighted(
                PORTAL.id(),
                PORTAL.name(),
                Duration.ofSeconds(seconds),
                PORTAL.mode(),
                PORTAL.domains(),
                PORTAL.check(),
                PORTAL.members());
    }

    private static CatalogueWish wish(boolean remove, ServiceDefinition... services) {
        return new CatalogueWish(List.of(services), remove, Optional.empty(), Optional.of(Leftover.LEAVE), "agreed");
    }

    private CatalogueResult apply(boolean remove, ServiceDefinition... services) {
        return catalogue.apply(ADA, wish(remove, services));
    }

    private static List<ServiceDifference.Action> actions(CatalogueResult result) {
        List<CatalogueResult.Difference> differences = switch (result) {
            case CatalogueResult.Applied applied -> applied.differences();
            case CatalogueResult.Compared compared -> compared.differences();
            case CatalogueResult.Changed changed -> List.of();
            case CatalogueResult.NotLeader away -> List.of();
        };
        return differences.stream().map(one -> one.difference().action()).toList();
    }

    private Token awaitHeld(Token token) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> held(PORTAL).map(Plan::token).filter(token::equals).isPresent());
        return token;
    }

    private Optional<Plan> held(ServiceDefinition service) {
        return nameserver.observe(new ServiceName(service.id(), service.name()))
                        instanceof ObserveResult.Observed observed
                ? observed.plan()
                : Optional.empty();
    }

    private List<String> audited() {
        return stores.audit().page(100, Optional.empty()).entries().reversed().stream()
                .filter(entry -> entry.actor().equals("ada"))
                .map(entry -> entry.act() + " " + entry.service())
                .toList();
    }

    @Test
    void aNewServiceIsLedStoredAndBroughtToTheNameservers() {
        CatalogueResult result = apply(false, PORTAL);

        assertThat(result).isInstanceOf(CatalogueResult.Applied.class);
        assertThat(actions(result)).containsExactly(ServiceDifference.Action.CREATE);
        assertThat(catalogue.services()).containsExactly(PORTAL);
        assertThat(stores.services().services())
                .extracting(FailoverSnapshot::definition)
                .containsExactly(PORTAL);
        assertThat(board.entry("portal")).isPresent();
        assertThat(audited()).containsExactly("define portal");
        awaitHeld(Token.claim(5));
    }

    @Test
    void theSameWishTwiceChangesNothingTheSecondTime() {
        String tag = apply(false, PORTAL, MAIL).tag();
        awaitHeld(Token.claim(5));

        CatalogueResult second = apply(true, MAIL, PORTAL);

        assertThat(actions(second)).containsOnly(ServiceDifference.Action.NONE);
        assertThat(second.tag()).isEqualTo(tag);
        assertThat(audited()).containsExactly("define mail", "define portal");
        assertThat(held(PORTAL).orElseThrow().token()).isEqualTo(Token.claim(5));
    }

    @Test
    void aChangeIsToldExactlyAndMade() {
        apply(false, PORTAL);
        awaitHeld(Token.claim(5));

        CatalogueResult compared = catalogue.compare(wish(false, withTtl(9)));
        assertThat(((CatalogueResult.Compared) compared)
                        .differences()
                        .getFirst()
                        .difference()
                        .changes())
                .containsExactly(new ServiceDifference.Key("ttl", "5s", "9s"));
        assertThat(catalogue.services()).containsExactly(PORTAL);

        apply(false, withTtl(9));

        assertThat(catalogue.services()).containsExactly(withTtl(9));
        awaitHeld(new Token(5, 1));
        assertThat(stores.audit().page(1, Optional.empty()).entries().getFirst())
                .extracting(AuditEntry::act, AuditEntry::detail, AuditEntry::source)
                .containsExactly("redefine", "agreed: ttl: 5s -> 9s", "192.0.2.7");
    }

    @Test
    void whatIsNotNamedStaysUnlessRemovingIsAskedFor() {
        apply(false, PORTAL, MAIL);

        assertThat(actions(apply(false, PORTAL)))
                .containsExactly(ServiceDifference.Action.KEEP, ServiceDifference.Action.NONE);
        assertThat(catalogue.services()).containsExactly(MAIL, PORTAL);

        assertThat(actions(apply(true, PORTAL)))
                .containsExactly(ServiceDifference.Action.REMOVE, ServiceDifference.Action.NONE);

        assertThat(catalogue.services()).containsExactly(PORTAL);
        assertThat(board.entry("mail")).isEmpty();
        assertThat(stores.services().services()).hasSize(1);
        assertThat(audited()).endsWith("remove mail");
    }

    @Test
    void aServiceThatIsCreatedAgainGoesOnAboveTheTokenThatStaysOfIt() {
        apply(false, PORTAL);
        awaitHeld(Token.claim(5));
        apply(true);
        assertThat(catalogue.services()).isEmpty();
        nameserver.withdraw(
                Optional.of(Token.claim(5)), held(PORTAL).orElseThrow().at(new Token(5, 1)));

        apply(false, withTtl(9));

        awaitHeld(new Token(5, 2));
        assertThat(held(PORTAL).orElseThrow().ttl()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void aServiceThatWasRemovedInAnEarlierEpochIsCreatedAboveTheTokenThatStaysOfIt() {
        Plan old = FailoverMachine.fresh(PORTAL, FailoverSettings.defaults(), clock.instant())
                .plan()
                .at(new Token(4, 7));
        nameserver.apply(Optional.empty(), old);
        nameserver.withdraw(Optional.of(old.token()), old.at(Token.claim(5)));
        failover.ask(() -> {
                    farewells.remember(List.of("portal"));
                    farewells.lead(5);
                    return true;
                })
                .join();

        apply(false, PORTAL);

        awaitHeld(new Token(5, 1));
    }

    @Test
    void oneRefusalKeepsEverythingAsItIs() {
        apply(false, PORTAL);
        ServiceDefinition renamed = ServiceDefinition.weighted(
                "portal",
                "other.egov.test",
                PORTAL.ttl(),
                PORTAL.mode(),
                PORTAL.domains(),
                PORTAL.check(),
                PORTAL.members());

        CatalogueResult result = apply(false, renamed, MAIL);

        assertThat(((CatalogueResult.Compared) result).refusal().orElseThrow().code())
                .isEqualTo(Rejection.SERVICE_NAME_FIXED);
        assertThat(catalogue.services()).containsExactly(PORTAL);
    }

    @Test
    void aWishForOtherServicesThanThereAreIsNotMade() {
        apply(false, PORTAL);
        CatalogueWish late = new CatalogueWish(
                List.of(MAIL), false, Optional.of(ServicesTag.of(List.of())), Optional.empty(), "agreed");

        assertThat(catalogue.apply(ADA, late)).isEqualTo(new CatalogueResult.Changed(ServicesTag.of(List.of(PORTAL))));
        assertThat(catalogue.services()).containsExactly(PORTAL);
    }

    @Test
    void whoDoesNotLeadMakesNothing() {
        leads = false;

        assertThat(apply(false, PORTAL)).isInstanceOf(CatalogueResult.NotLeader.class);
        assertThat(catalogue.services()).isEmpty();
    }

    @Test
    void whatIsNotStoredIsNotAccepted() {
        writer.close();

        assertThatThrownBy(() -> apply(false, PORTAL)).isInstanceOf(StoreUnavailable.class);
    }

    @Test
    void aServiceWhoseRemovalIsNotStoredIsSteeredOn() {
        apply(false, PORTAL);
        writer.close();

        assertThatThrownBy(() -> apply(true)).isInstanceOf(StoreUnavailable.class);

        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> catalogue.services().equals(List.of(PORTAL)));
    }

    @Test
    void aBindingThatGoesAndASingleMemberAreWarnedOf() {
        ServiceDefinition bound = new ServiceDefinition(
                PORTAL.id(),
                PORTAL.name(),
                PORTAL.ttl(),
                PORTAL.mode(),
                Set.copyOf(PORTAL.domains()),
                PORTAL.check(),
                PORTAL.members(),
                PORTAL.policy(),
                PORTAL.guardrails(),
                List.of("route53-main"),
                PORTAL.drift());
        apply(false, bound);

        CatalogueResult.Compared compared = (CatalogueResult.Compared) catalogue.compare(wish(true, PORTAL));

        assertThat(compared.differences().getFirst().warnings()).containsExactly(CatalogueResult.Warning.RECORDS_STAY);
        assertThat(((CatalogueResult.Compared) catalogue.compare(wish(true, bound))).differences())
                .allSatisfy(same -> assertThat(same.warnings()).isEmpty());
    }

    @Test
    void aServiceForTwoIsChangedByAProposalAndRemovedByNobodyAlone() {
        ServiceDefinition forTwo = PORTAL.within(new Guardrails(0, Optional.empty(), Optional.empty(), true));
        apply(false, forTwo);

        CatalogueResult result = apply(false, PORTAL);

        assertThat(result)
                .isInstanceOfSatisfying(
                        CatalogueResult.Applied.class,
                        applied -> assertThat(applied.differences().getFirst().proposal())
                                .isPresent());
        assertThat(catalogue.services()).containsExactly(forTwo);
        assertThat(apply(true))
                .isInstanceOfSatisfying(
                        CatalogueResult.Compared.class,
                        refused -> assertThat(refused.refusal())
                                .hasValueSatisfying(
                                        why -> assertThat(why.code()).isEqualTo(Rejection.TWO_PEOPLE)));
        assertThat(catalogue.services()).containsExactly(forTwo);
    }

    private static final class NoCounts implements ServiceCounts {
        @Override
        public Map<String, Counts> counts(String service, Instant from, Instant to) {
            return Map.of();
        }

        @Override
        public List<Slice> windows(String service, Instant from, Instant to) {
            return List.of();
        }

        @Override
        public List<Slice> previews(String service, Instant from, Instant to) {
            return List.of();
        }
    }
}
