package io.dure.hub;

import io.dure.federation.v1.CollectorMessage;
import io.dure.federation.v1.HubMessage;
import io.dure.federation.v1.Live;
import io.dure.gslb.evidence.EndpointEvidence;
import io.dure.gslb.evidence.Evidence;
import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.wire.EvidenceWire;
import io.dure.hub.audit.AuditEntry;
import io.dure.hub.audit.AuditLog;
import io.dure.hub.failover.Drift;
import io.dure.hub.failover.Drifted;
import io.dure.hub.failover.FailoverMachine;
import io.dure.hub.failover.FailoverSettings;
import io.dure.hub.failover.FailoverSnapshot;
import io.dure.hub.failover.MemberDefinition;
import io.dure.hub.failover.ServiceDefinition;
import io.dure.hub.federation.HandDrivenCollector;
import io.dure.hub.steering.Actor;
import io.dure.hub.steering.Alarm;
import io.dure.hub.steering.Alarms;
import io.dure.hub.steering.CatalogueResult;
import io.dure.hub.steering.CatalogueWish;
import io.dure.hub.steering.CommandResult;
import io.dure.hub.steering.Leftover;
import io.dure.hub.steering.ServiceCatalogue;
import io.dure.hub.steering.ServiceProviders;
import io.dure.hub.steering.ServiceViews;
import io.dure.hub.steering.SteeringCommands;
import io.dure.hub.steering.WeightChange;
import io.dure.hub.store.Stores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.grpc.server.lifecycle.GrpcServerLifecycle;

/** The whole hub, which steers a portal of two sites at one provider besides its nameservers. */
final class SteeredHub implements AutoCloseable {
    static final Actor KIM = new Actor("kim", "192.0.2.7");

    private final HubFolder files;
    private final ConfigurableApplicationContext context;
    private final ServiceDefinition portal;
    private final List<HandDrivenCollector> vantagePoints = new ArrayList<>();
    private final ScheduledExecutorService seeing = Executors.newSingleThreadScheduledExecutor();
    private volatile Verdict ofPrivate = Verdict.UP;

    private SteeredHub(HubFolder files, ConfigurableApplicationContext context, ServiceDefinition portal) {
        this.files = files;
        this.context = context;
        this.portal = portal;
    }

    /** Half and half, what others change there is repaired. */
    static ServiceDefinition portal(String provider, List<Endpoint> atPrivate, List<Endpoint> atPublic) {
        return ServiceDefinition.weighted(
                        "portal",
                        "portal.egov.test",
                        Duration.ofSeconds(5),
                        Mode.AUTOMATIC,
                        Set.of("private", "public", "third"),
                        new Check(
                                "/health", "portal.egov.test", 200, Duration.ofSeconds(2), Duration.ofSeconds(1), 2, 3),
                        List.of(
                                new MemberDefinition("private", 50, 1, atPrivate),
                                new MemberDefinition("public", 50, 1, atPublic)))
                .boundTo(List.of(provider), Drift.REPAIR);
    }

    /** @param settings of the operator's file, below {@code dure.hub} */
    static SteeredHub start(Path folder, String settings, ServiceDefinition portal) throws Exception {
        HubFolder files = HubFolder.write(folder);
        Path more = Files.writeString(folder.resolve("steered.yaml"), "dure:\n  hub:\n" + settings.indent(4));
        SpringApplication application = new SpringApplication(HubApplication.class);
        application.addInitializers(starting -> {
            starting.getBeanFactory().registerSingleton("withoutOtherTests", new FederationTest.WithoutOtherTests());
            starting.getBeanFactory().registerSingleton("portal", new InStore(portal));
        });
        ConfigurableApplicationContext context =
                application.run(files.arguments().getFirst() + ",file:" + more);
        return new SteeredHub(files, context, portal);
    }

    /** The service as it is found in the store, which rules over the services file. */
    private record InStore(ServiceDefinition portal) implements BeanPostProcessor {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (bean instanceof Stores stores) {
                stores.services().provision(snapshot(), entry());
            }
            return bean;
        }

        private FailoverSnapshot snapshot() {
            return FailoverMachine.fresh(portal, FailoverSettings.defaults(), Instant.EPOCH)
                    .snapshot();
        }

        private static AuditEntry entry() {
            return new AuditEntry(
                    0, Instant.EPOCH, "hub", null, "provision", "portal", "a test", null, null, null, "done");
        }
    }

    /** From now on a vantage point in each domain sees both sites up, until it is told otherwise. */
    void watch() throws Exception {
        vantagePoint(HubFolder.PRIVATE_TOKEN, "private-1", "private", "private");
        vantagePoint(HubFolder.PUBLIC_TOKEN, "public-1", "public", "public");
        vantagePoint(HubFolder.WITNESS_TOKEN, "witness-1", "", "third");
    }

    private void vantagePoint(String token, String id, String site, String domain) throws Exception {
        HandDrivenCollector collector = HandDrivenCollector.connect(
                context.getBean(GrpcServerLifecycle.class).getPort(), files.certificate(), token);
        vantagePoints.add(collector);
        collector.send(CollectorMessage.newBuilder().setHello(HandDrivenCollector.hello(id, site, domain)));
        collector.await(HubMessage::hasWelcome);
        AtomicLong sequence = new AtomicLong();
        var unused = seeing.scheduleAtFixedRate(
                () -> collector.send(CollectorMessage.newBuilder()
                        .setLive(Live.newBuilder()
                                .setTimeMs(System.currentTimeMillis())
                                .addEvidence(EvidenceWire.toProto(seen(id, domain, sequence.incrementAndGet()))))),
                0,
                500,
                TimeUnit.MILLISECONDS);
    }

    private Evidence seen(String id, String domain, long sequence) {
        Instant now = Instant.now();
        Map<Endpoint, EndpointEvidence> endpoints = new HashMap<>();
        portal.members()
                .forEach(member -> member.endpoints()
                        .forEach(endpoint -> endpoints.put(
                                endpoint,
                                new EndpointEvidence(
                                        endpoint,
                                        member.site().equals("private") ? ofPrivate : Verdict.UP,
                                        9,
                                        now.minusSeconds(9),
                                        ""))));
        return new Evidence(id, domain, 1, sequence, now, false, endpoints, List.of());
    }

    /** What all vantage points see of the private site. */
    void seePrivate(Verdict verdict) {
        ofPrivate = verdict;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    ServiceProviders.ServiceProvider provider(String id) {
        return bean(ServiceViews.class).providers("portal").orElseThrow().providers().stream()
                .filter(provider -> provider.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    List<String> audited() {
        return bean(AuditLog.class).page(200, Optional.empty()).entries().stream()
                .map(AuditEntry::act)
                .toList();
    }

    List<String> alarms() {
        return context.getBeansOfType(Alarms.class).values().stream()
                .flatMap(alarms -> alarms.alarms().stream())
                .map(Alarm::code)
                .toList();
    }

    CommandResult weights(int ofPrivate, int ofPublic) {
        return bean(SteeringCommands.class)
                .setWeights(
                        KIM,
                        "portal",
                        new WeightChange(Map.of("private", ofPrivate, "public", ofPublic), "a test", Optional.empty()));
    }

    boolean isTokenMissingAt(String provider) {
        ServiceProviders.DriftView drift = provider(provider).drift();
        return drift != null && drift.code() == Drifted.Kind.TOKEN_MISSING;
    }

    CommandResult repair(String provider) {
        return bean(SteeringCommands.class).repair(KIM, "portal", provider, "a test");
    }

    CatalogueResult remove(Optional<Leftover> leftover) {
        return bean(ServiceCatalogue.class)
                .apply(KIM, new CatalogueWish(List.of(), true, Optional.empty(), leftover, "a test"));
    }

    boolean isHeldNowhere(String service) {
        return vantagePoints.stream().noneMatch(collector -> collector.plans().containsKey(service));
    }

    static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(condition);
    }

    @Override
    public void close() {
        seeing.shutdownNow();
        vantagePoints.forEach(HandDrivenCollector::close);
        context.close();
    }
}
