package io.dure.hub;

import static io.dure.hub.SteeredHub.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.provider.testkit.server.BindServer;
import io.dure.gslb.provider.testkit.server.DnsServerProcess;
import io.dure.gslb.provider.testkit.server.ServedZone;
import io.dure.hub.steering.CatalogueResult;
import io.dure.hub.steering.CommandResult;
import io.dure.hub.steering.Leftover;
import io.dure.hub.steering.PreviewResult;
import io.dure.hub.steering.Rejection;
import io.dure.hub.steering.ServiceProviders;
import io.dure.hub.steering.SteeringCommands;
import io.dure.hub.steering.WeightChange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
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
    private static final ServedZone.Key KEY = ServedZone.Key.random("hub-key", "hmac-sha256", true);
    private static final Set<String> TWO_TO_TWO = Set.of("192.0.2.1", "192.0.2.2", "198.51.100.1", "198.51.100.2");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path folder;

    @SuppressWarnings("NullAway.Init")
    private static DnsServerProcess bind;

    @SuppressWarnings("NullAway.Init")
    private static SteeredHub hub;

    @BeforeAll
    static void start() throws Exception {
        bind = BindServer.primary(
                Files.createDirectory(folder.resolve("bind")), new ServedZone("egov.test", List.of(KEY), List.of()));
        Files.writeString(folder.resolve("dns.key"), KEY.secret());
        hub = SteeredHub.start(
                folder,
                """
                failover: {observe-every: 2s}
                providers:
                  - id: office
                    rfc2136:
                      zone: egov.test
                      primary: 127.0.0.1:%d
                      key: {name: hub-key, secret-file: %s/dns.key}
                      weighting: {kind: addresses, tolerance: 100}
                """.formatted(bind.port(), folder),
                SteeredHub.portal("office", endpoints("192.0.2."), endpoints("198.51.100.")));
    }

    private static List<Endpoint> endpoints(String network) {
        return List.of(new Endpoint(network + "1", 8000), new Endpoint(network + "2", 8000));
    }

    @AfterAll
    static void stop() {
        if (hub != null) {
            hub.close();
        }
        bind.close();
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
        return hub.provider("office");
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
        PreviewResult result = hub.bean(SteeringCommands.class)
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
        assertThat(hub.weights(0, 50)).isInstanceOf(CommandResult.Accepted.class);
        await(() -> answers("portal.egov.test", Type.A).equals(Set.of("198.51.100.1", "198.51.100.2")));
        assertThat(hub.weights(50, 50)).isInstanceOf(CommandResult.Accepted.class);
        await(() -> answers("portal.egov.test", Type.A).equals(TWO_TO_TWO));
    }

    @Test
    @Order(4)
    void whatSomebodyElseWroteIsSeenAsDriftAndRepaired() throws Exception {
        nsupdate("update add portal.egov.test 5 A 192.0.2.66");
        await(() -> hub.audited().contains("repair"));
        await(() -> answers("portal.egov.test", Type.A).equals(TWO_TO_TWO));
        assertThat(hub.audited()).contains("drift");
        await(() -> office().state() == ServiceProviders.State.IN_SYNC);
    }

    @Test
    @Order(5)
    void aTokenThatSomebodyDeletedIsToldAndTakenBackAtOnceByAWord() throws Exception {
        nsupdate("update delete _dure-portal.egov.test TXT");
        await(() -> hub.isTokenMissingAt("office"));
        assertThat(answers("_dure-portal.egov.test", Type.TXT)).isEmpty();
        assertThat(hub.repair("office")).isInstanceOf(CommandResult.Accepted.class);
        await(() -> office().state() == ServiceProviders.State.IN_SYNC);
        assertThat(answers("_dure-portal.egov.test", Type.TXT)).hasSize(1);
    }

    @Test
    @Order(6)
    void tokenOfAHigherEpochMakesTheHubStepDownAndClaimAboveIt() throws Exception {
        nsupdate(
                "update delete _dure-portal.egov.test TXT\nupdate add _dure-portal.egov.test 5 TXT \"epoch=7 revision=3\"");
        await(() -> answers("_dure-portal.egov.test", Type.TXT).equals(Set.of("\"epoch=8 revision=0\"")));
    }

    @Test
    @Order(7)
    void aServiceThatIsRemovedLeavesNothingButItsTokenOrIsNotRemoved() {
        await(() -> office().inSync());
        assertThat(hub.remove(Optional.empty()))
                .isInstanceOfSatisfying(
                        CatalogueResult.Compared.class,
                        refused -> assertThat(refused.refusal())
                                .hasValueSatisfying(
                                        why -> assertThat(why.code()).isEqualTo(Rejection.RECORDS_STAY)));
        assertThat(answers("portal.egov.test", Type.A)).isEqualTo(TWO_TO_TWO);

        assertThat(hub.remove(Optional.of(Leftover.WITHDRAW))).isInstanceOf(CatalogueResult.Applied.class);

        assertThat(answers("portal.egov.test", Type.A)).isEmpty();
        assertThat(answers("_dure-portal.egov.test", Type.TXT)).isEqualTo(Set.of("\"epoch=8 revision=1\""));
        await(() -> hub.isHeldNowhere("portal"));
        assertThat(hub.audited()).contains("withdraw-records", "remove");
    }
}
