package io.dure.hub.steering;

import io.dure.hub.HubProperties;
import io.dure.hub.InvalidConfiguration;
import io.dure.hub.change.Changes;
import io.dure.hub.drill.Drills;
import io.dure.hub.failover.FailoverSettings;
import io.dure.hub.federation.Connections;
import io.dure.hub.federation.Enrolment;
import io.dure.hub.live.ServiceCounts;
import io.dure.hub.live.ServiceHealth;
import io.dure.hub.provider.OutsideProviders;
import io.dure.hub.service.ServicesFile;
import io.dure.hub.store.Stores;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The leader as beans. */
@Configuration(proxyBeanMethods = false)
class SteeringConfiguration {
    /** What windows of traffic are counted by. */
    private static final Clock WALL = Clock.systemUTC();

    private final Executor virtual = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("steering-", 0).factory());

    @Bean
    FailoverSettings failoverSettings(HubProperties properties) {
        HubProperties.Failover failover = properties.failover();
        return FailoverSettings.of(
                failover.holdDown(), failover.rampSteps(), failover.rampStep(), failover.observeEvery());
    }

    @Bean
    FailoverClock failoverClock() {
        return new FailoverClock();
    }

    @Bean
    LeaseKeeper leaseKeeper(HubProperties properties, Stores stores, Clock clock) {
        return new LeaseKeeper(properties.id(), stores.lease(), clock);
    }

    @Bean
    EvidenceInbox evidenceInbox(Enrolment enrolment) {
        return new EvidenceInbox(enrolment);
    }

    @Bean
    AnswerHistory answerHistory() {
        return new AnswerHistory();
    }

    @Bean
    ResolverHistory resolverHistory() {
        return new ResolverHistory();
    }

    @Bean
    PlanHolders planHolders() {
        return new PlanHolders();
    }

    @Bean
    Providers providers(PlanHolders holders, Enrolment enrolment, OutsideProviders outside) {
        for (String id : outside.ids()) {
            if (enrolment.byId(id).isPresent()) {
                throw new InvalidConfiguration(
                        "dure.hub.providers: " + id + " is a collector's id; plans could not tell them apart");
            }
        }
        return new Providers(holders, enrolment, outside);
    }

    @Bean
    ServiceBoard serviceBoard(
            EvidenceInbox evidence,
            Enrolment enrolment,
            Changes changes,
            Clock clock,
            ObjectProvider<Connections> connections,
            Providers providers) {
        return new ServiceBoard(evidence, enrolment.all(), changes, clock, connections::getObject, providers);
    }

    @Bean
    Steering steering(
            FailoverClock failover,
            Clock clock,
            EvidenceInbox evidence,
            AnswerHistory answers,
            ResolverHistory resolvers,
            PlanHolders holders,
            ServiceBoard board) {
        return new Steering(
                failover,
                clock,
                WALL,
                new Steering.Parts(
                        evidence,
                        answers,
                        resolvers,
                        holders,
                        new WitnessPlans(holders, virtual, clock),
                        new Farewells(holders, virtual, clock),
                        board));
    }

    @Bean
    StepWriter stepWriter(Stores stores) {
        return new StepWriter(stores.services());
    }

    @Bean
    ServiceLeader.Surroundings surroundings(
            Enrolment enrolment,
            EvidenceInbox evidence,
            ServiceCounts counts,
            ServiceHealth health,
            StepWriter writer,
            Providers providers,
            LeaseKeeper lease,
            Changes changes,
            Steering steering) {
        return new ServiceLeader.Surroundings(
                enrolment.all(),
                evidence,
                counts,
                health,
                writer::write,
                new Errands(providers, virtual, lease, changes, steering::post));
    }

    @Bean
    SteeringLifecycle steeringLifecycle(
            HubProperties properties,
            Stores stores,
            FailoverSettings settings,
            Clock clock,
            Steering steering,
            ServiceLeader.Surroundings surroundings,
            FailoverClock failover,
            LeaseKeeper lease,
            StepWriter writer,
            Providers providers) {
        properties
                .servicesPath()
                .ifPresent(file ->
                        SteeringLifecycle.provision(stores, ServicesFile.read(file), settings, clock.instant()));
        return new SteeringLifecycle(
                stores,
                settings,
                clock,
                new SteeringLifecycle.Running(steering, surroundings, failover, lease, writer, providers));
    }

    /** Collectors send what nobody has stored once they know that this hub leads. */
    @Bean
    SmartInitializingSingleton acknowledgements(LeaseKeeper lease, Connections connections) {
        return () -> lease.listen(new LeaseKeeper.Listener() {
            @Override
            public void lead(long epoch) {
                connections.announce();
            }

            @Override
            public void resign() {}
        });
    }

    @Bean
    LeaderCommands steeringCommands(Steering steering, FailoverClock failover, ServiceBoard board, Clock clock) {
        return new LeaderCommands(steering::leaders, failover, board, clock);
    }

    @Bean
    LeaderProposals leaderProposals(LeaderCommands commands, ServiceBoard board) {
        return new LeaderProposals(commands, board);
    }

    @Bean
    LeaderDrills leaderDrills(LeaderCommands commands, ServiceBoard board, Drills drills) {
        return new LeaderDrills(commands, board, drills);
    }

    @Bean
    LeaderCatalogue serviceCatalogue(
            Steering steering,
            FailoverClock failover,
            FailoverSettings settings,
            ServiceLeader.Surroundings surroundings,
            PlanHolders holders,
            LeaseKeeper lease,
            StepWriter writer,
            Providers providers,
            Clock clock) {
        return new LeaderCatalogue(
                steering,
                failover,
                new LeaderCatalogue.Parts(settings, surroundings, holders, lease, writer, providers),
                clock);
    }

    @Bean
    SplitBoard splitBoard(
            ServiceBoard services, ServiceCounts counts, AnswerHistory answers, ResolverHistory resolvers) {
        return new SplitBoard(services, counts, new SplitBoard.Asked(answers, resolvers), WALL);
    }

    @Bean
    ServiceAlarms serviceAlarms(ServiceBoard board, LeaseKeeper lease, Clock clock) {
        return new ServiceAlarms(board, lease, clock);
    }
}
