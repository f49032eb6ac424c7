package io.dure.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.provider.testkit.server.BindServer;
import io.dure.gslb.provider.testkit.server.DnsServerProcess;
import io.dure.gslb.provider.testkit.server.ServedZone;
import io.dure.hub.audit.AuditEntry;
import io.dure.hub.audit.AuditLog;
import io.dure.hub.failover.Drift;
import io.dure.hub.failover.FailoverMachine;
import io.dure.hub.failover.FailoverSettings;
import io.dure.hub.failover.FailoverSnapshot;
import io.dure.hub.failover.MemberDefinition;
import io.dure.hub.failover.ServiceDefinition;
import io.dure.hub.steering.Actor;
import io.dure.hub.steering.CommandResult;
import io.dure.hub.steering.PreviewResult;
import io.dure.hub.steering.ServiceProviders;
import io.dure.hub.steering.ServiceViews;
import io.dure.hub.steering.SteeringCommands;
import io.dure.hub.steering.WeightChange;
import io.dure.hub.store.Stores;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** The whole hub and a real BIND whose zone it steers, and which others change by nsupdate. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SteeredZoneTest {
    private static final Actor KIM = new Actor("kim", "192.0.2.7");
    private static final ServedZone.Key KEY = ServedZone.Key.random("hub-key", "hmac-sha256", true);
    private static final Set<String> TWO_TO_TWO = Set.of("192.0.2.1", "192.0.2.2", "198.51.100.1", "198.51.100.2");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static DnsServerProcess bind;

    @SuppressWarnings("NullAway.Init")
    private static ConfigurableApplicationContext hub;

    @BeforeAll
    static void start() throws Exception {
        bind = BindServer.primary(
                Files.createDirectory(folder.resolve("bind")), new ServedZone("egov.test", List.of(KEY), List.of()));
        HubFolder files = HubFolder.write(folder);
        Files.writeString(folder.resolve("dns.key"), KEY.secret());
        Path providers = Files.writeString(folder.resolve("providers.yaml"), """
                dure:
                  hub:
                    failover: {observe-every: 2s}
                    providers:
                      - id: office
                        rfc2136:
                          zone: egov.test
                          primary: 127.0.0.1:%d
                          key: {name: hub-key, secret-file: %s/dns.key}
                          weighting: {kind: addresses, tolerance: 100}
                """.formatted(bind.port(), folder));
        SpringApplication application = new SpringApplication(HubApplication.class);
        application.addInitializers(context -> {
            context.getBeanFactory().registerSingleton("withoutOtherTests", new FederationTest.WithoutOtherTests());
            context.getBeanFactory().registerSingleton("portal", new Portal());
        });
        hub = application.run(files.arguments().getFirst() + ",file:" + providers);
    }

    @AfterAll
    static void stop() {
        if (hub != null) {
            hub.close();
        }
        bind.close();
    }

    /** The service as it is found in the store, which rules over the services file. */
    private static final class Portal implements BeanPostProcessor {
        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            if (bean instanceof Stores stores) {
                stores.services().provision(snapshot(), entry());
            }
            return bean;
        }

        private static FailoverSnapshot snapshot() {
            ServiceDefinition plain = ServiceDefinition.weighted(
                    "portal",
                    "portal.egov.test",
                    Duration.ofSeconds(5),
                    Mode.AUTOMATIC,
                    Set.of("private", "public", "third"),
                    new Check("/health", "portal.egov.test", 200, Duration.ofSeconds(2), Duration.ofSeconds(1), 2, 3),
                    List.of(member("private", "192.0.2."), member("public", "198.51.100.")));
            return FailoverMachine.fresh(
                            new ServiceDefinition(
                                    plain.id(),
                                    plain.name(),
                                    plain.ttl(),
                                    plain.mode(),
                                    plain.domains(),
                                    plain.check(),
                                    plain.members(),
                                    plain.policy(),
                                    plain.guardrails(),
                                    List.of("office"),
                                    Drift.REPAIR),
                            FailoverSettings.defaults(),
                            Instant.EPOCH)
                    .snapshot();
        }

        private static MemberDefinition member(String site, String network) {
            return new MemberDefinition(
                    site, 50, 1, List.of(new Endpoint(network + "1", 8000), new Endpoint(network + "2", 8000)));
        }

        private static AuditEntry entry() {
            return new AuditEntry(
                    0, Instant.EPOCH, "hub", null, "provision", "portal", "a test", null, null, null, "done");
        }
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(condition);
    }

    private static Set<String> answers(String name, int type) {
        try {
            SimpleResolver resolver =
                    new SimpleResolver(new InetSocketAddress(InetAddress.getLoopbackAddress(), bind.port()));
            Message answer =
                    resolver.send(Message.newQuery(Record.newRecord(Name.fromString(name + "."), type, DClass.IN)));
            return answer.getSection(Section.ANSWER).stream()
                    .map(Record::rdataToString)
                    .collect(Collectors.toSet());
        } catch (IOException lost) {
            return Set.of("no answer: " + lost.getMessage());
        }
    }

    private static ServiceProviders.ServiceProvider office() {
        return hub.getBean(ServiceViews.class).providers("portal").orElseThrow().providers().stream()
                .filter(provider -> provider.id().equals("office"))
                .findFirst()
                .orElseThrow();
    }

    private static void nsupdate(String change) throws IOException, InterruptedException {
        Path script = Files.writeString(
                folder.resolve("script"),
                "server 127.0.0.1 " + bind.port() + "\nzone egov.test\n" + change + "\nsend\n");
        Process nsupdate = new ProcessBuilder(
                        "nsupdate", "-y", KEY.algorithm() + ":" + KEY.name() + ":" + KEY.secret(), script.toString())
                .inheritIO()
                .start();
        assertThat(nsupdate.waitFor()).isZero();
    }

    private static List<String> audited() {
        return hub.getBean(AuditLog.class).page(200, Optional.empty()).entries().stream()
                .map(AuditEntry::act)
                .toList();
    }

    private static CommandResult weights(int ofPrivate, int ofPublic) {
        return hub.getBean(SteeringCommands.class)
                .setWeights(
                        KIM,
                        "portal",
                        new WeightChange(Map.of("private", ofPrivate, "public", ofPublic), "a test", Optional.empty()));
    }

    @Test
    @Order(1)
    void theZoneIsClaimedWithTheServicesRecords() {
        await(() -> answers("_dure-portal.egov.test", Type.TXT).equals(Set.of("\"epoch=1 revision=0\"")));
        assertThat(answers("portal.egov.test", Type.A)).isEqualTo(TWO_TO_TWO);
        await(() -> office().state() == ServiceProviders.State.IN_SYNC);
        assertThat(office().records()).hasSize(4);
    }

    @Test
    @Order(2)
    void theDryRunTellsTheExactRecords() {
        PreviewResult result = hub.getBean(SteeringCommands.class)
                .previewWeights("portal", new WeightChange(Map.of("private", 0), "a test", Optional.empty()));
        assertThat(result).isInstanceOfSatisfying(PreviewResult.Preview.class, preview -> {
            assertThat(preview.refusals()).isEmpty();
            assertThat(preview.changes())
                    .filteredOn(change -> change.type().equals("A"))
                    .hasSize(2);
            assertThat(preview.changes())
                    .filteredOn(change -> change.type().equals("TXT"))
                    .singleElement()
                    .satisfies(change -> assertThat(change.after()).isEqualTo("epoch=1 revision=1"));
        });
        assertThat(answers("portal.egov.test", Type.A)).isEqualTo(TWO_TO_TWO);
    }

    @Test
    @Order(3)
    void weightsThatAreSetAppearInTheZone() {
        assertThat(weights(0, 50)).isInstanceOf(CommandResult.Accepted.class);
        await(() -> answers("portal.egov.test", Type.A).equals(Set.of("198.51.100.1", "198.51.100.2")));
        assertThat(weights(50, 50)).isInstanceOf(CommandResult.Accepted.class);
        await(() -> answers("portal.egov.test", Type.A).equals(TWO_TO_TWO));
    }

    @Test
    @Order(4)
    void whatSomebodyElseWroteIsSeenAsDriftAndRepaired() throws Exception {
        nsupdate("update add portal.egov.test 5 A 192.0.2.66");
        await(() -> audited().contains("repair"));
        await(() -> answers("portal.egov.test", Type.A).equals(TWO_TO_TWO));
        assertThat(audited()).contains("drift");
        await(() -> office().state() == ServiceProviders.State.IN_SYNC);
    }

    @Test
    @Order(5)
    void tokenOfAHigherEpochMakesTheHubStepDownAndClaimAboveIt() throws Exception {
        nsupdate(
                "update delete _dure-portal.egov.test TXT\nupdate add _dure-portal.egov.test 5 TXT \"epoch=7 revision=3\"");
        await(() -> answers("_dure-portal.egov.test", Type.TXT).equals(Set.of("\"epoch=8 revision=0\"")));
    }
}
