package io.dure.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dure.collector.testing.Answering;
import io.dure.collector.testing.CollectorProcess;
import io.dure.collector.testing.HubCertificate;
import io.dure.collector.testing.OperatorFiles;
import io.dure.collector.testing.TestHub;
import io.dure.federation.v1.ApplyPlan;
import io.dure.federation.v1.Command;
import io.dure.federation.v1.CommandResult;
import io.dure.federation.v1.EvacuationEvent;
import io.dure.federation.v1.Live;
import io.dure.federation.v1.Report;
import io.dure.federation.v1.Verdict;
import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.MemberPlan;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import io.dure.gslb.wire.PlanWire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** Two collectors and a witness, as processes of the shipped jar: they evacuate by themselves and tell the hub later. */
class FailoverWithoutHubIT {
    private static final List<String> VANTAGE_POINTS = List.of("private-1", "public-1", "witness-1");
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    private static final String PRIVATE = "127.0.0.21";
    private static final String PUBLIC = "127.0.0.22";
    private static final int DRAWS = 40;

    @Test
    void answersLeaveADeadSiteWithNoHubAndTheHubHearsOfItLater(@TempDir Path folder) throws Exception {
        HubCertificate certificate = HubCertificate.create(folder);
        int[] dns = {OperatorFiles.freePort(), OperatorFiles.freePort(), OperatorFiles.freePort()};
        TestHub hub = TestHub.start(certificate);
        Answering privatePortal = Answering.at(InetAddress.getByName(PRIVATE), OK);
        try (Answering publicPortal = Answering.at(InetAddress.getByName(PUBLIC), OK);
                CollectorProcess first = CollectorProcess.start(files(folder, 0, dns, certificate, hub)
                        .collector("private")
                        .write());
                CollectorProcess second = CollectorProcess.start(files(folder, 1, dns, certificate, hub)
                        .collector("public")
                        .write());
                CollectorProcess witness = CollectorProcess.start(
                        files(folder, 2, dns, certificate, hub).write())) {
            awaiting().until(() -> VANTAGE_POINTS.stream().allMatch(hub::isConnected));
            place(plan(privatePortal.endpoint(), publicPortal.endpoint()), hub);
            awaiting().until(() -> VANTAGE_POINTS.stream().allMatch(id -> seesAllUp(hub.live(id))));
            assertThat(answers(dns[0])).containsExactly(PRIVATE, PUBLIC);
            assertThat(answers(dns[1])).containsExactly(PRIVATE, PUBLIC);

            int hubPort = hub.port();
            hub.close();
            privatePortal.close();

            awaiting().until(() -> answers(dns[0]), Set.of(PUBLIC)::equals);
            awaiting().until(() -> answers(dns[1]), Set.of(PUBLIC)::equals);

            second.kill();
            try (CollectorProcess restarted =
                            CollectorProcess.start(folder.resolve("public-1").resolve("collector.yaml"));
                    TestHub back = TestHub.start(certificate, hubPort)) {
                awaiting().until(() -> evacuationsToldBy(back), Set.of("private-1", "public-1")::equals);
                assertThat(answers(dns[1])).containsExactly(PUBLIC);
            }
        } finally {
            hub.close();
            privatePortal.close();
        }
    }

    private static OperatorFiles files(Path folder, int which, int[] dns, HubCertificate certificate, TestHub hub) {
        String domain = List.of("private", "public", "third").get(which);
        String references = "";
        String peers = "";
        for (int other = 0; other < dns.length; other++) {
            if (other != which) {
                references += (references.isEmpty() ? "" : ", ") + "\"127.0.0.1:" + dns[other] + "\"";
                peers += (peers.isEmpty() ? "" : ", ") + "{id: " + VANTAGE_POINTS.get(other) + ", address: \"127.0.0.1:"
                        + dns[other] + "\"}";
            }
        }
        return OperatorFiles.witness(
                        folder, VANTAGE_POINTS.get(which), domain, certificate.pem(), hub.port(), dns[which])
                .probe(references)
                .evidence(peers);
    }

    private static Plan plan(Endpoint privateEndpoint, Endpoint publicEndpoint) {
        return new Plan(
                "portal",
                "portal.egov.test",
                Duration.ofSeconds(5),
                Token.claim(3),
                List.of(
                        new MemberPlan("private", List.of(privateEndpoint), 1, 50, 50, 0, false),
                        new MemberPlan("public", List.of(publicEndpoint), 1, 50, 50, 0, false)),
                new Check("/health", "portal.egov.test", 200, Duration.ofSeconds(1), Duration.ofMillis(800), 2, 2),
                Set.of("private", "public", "third"),
                Mode.AUTOMATIC,
                Optional.empty());
    }

    private static void place(Plan plan, TestHub hub) {
        VANTAGE_POINTS.forEach(id -> awaiting().until(() -> holdsOnceTold(id, plan, hub)));
    }

    /** Told again, because its stream broke under the answer, it refuses and names what it holds. */
    private static boolean holdsOnceTold(String id, Plan plan, TestHub hub) {
        long command = hub.command(
                id, Command.newBuilder().setApplyPlan(ApplyPlan.newBuilder().setPlan(PlanWire.toProto(plan))));
        CommandResult result = await().atMost(Duration.ofSeconds(20))
                .until(() -> hub.result(command), Optional::isPresent)
                .orElseThrow();
        return PlanWire.fromProto(
                        result.hasApplied()
                                ? result.getApplied().getToken()
                                : result.getRefused().getHeld())
                .equals(plan.token());
    }

    private static boolean seesAllUp(Optional<Live> live) {
        return live.isPresent()
                && live.get().getEvidenceCount() == 3
                && live.get().getEvidenceList().stream()
                        .allMatch(evidence -> evidence.getEndpointsCount() == 2
                                && evidence.getEndpointsList().stream()
                                        .allMatch(endpoint -> endpoint.getVerdict() == Verdict.UP));
    }

    private static Set<String> evacuationsToldBy(TestHub hub) {
        return hub.reports().stream()
                .filter(Report::hasEvacuation)
                .map(Report::getEvacuation)
                .filter(event -> event.getSite().equals("private") && event.getEvacuations() == 1)
                .map(EvacuationEvent::getNameserver)
                .collect(Collectors.toSet());
    }

    /** All addresses that were answered to many questions. */
    private static Set<String> answers(int port) throws IOException {
        SimpleResolver resolver = new SimpleResolver(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        resolver.setTimeout(Duration.ofSeconds(5));
        Record question = Record.newRecord(Name.fromString("portal.egov.test."), Type.A, DClass.IN);
        Set<String> addresses = new TreeSet<>();
        for (int draw = 0; draw < DRAWS; draw++) {
            for (Record answer : resolver.send(Message.newQuery(question)).getSection(Section.ANSWER)) {
                if (answer instanceof ARecord address) {
                    addresses.add(address.getAddress().getHostAddress());
                }
            }
        }
        return addresses;
    }

    private static ConditionFactory awaiting() {
        return await().atMost(Duration.ofMinutes(3)).ignoreExceptions().pollInterval(Duration.ofMillis(200));
    }
}
