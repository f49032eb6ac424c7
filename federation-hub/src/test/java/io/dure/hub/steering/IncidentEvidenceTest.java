package io.dure.hub.steering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dure.gslb.evacuation.EvacuationEvent;
import io.dure.gslb.evidence.EndpointEvidence;
import io.dure.gslb.evidence.Evidence;
import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.plan.Check;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.plan.Mode;
import io.dure.hub.evidence.VantagePointEvidence;
import io.dure.hub.failover.FailoverMachine;
import io.dure.hub.failover.FailoverSettings;
import io.dure.hub.failover.MemberDefinition;
import io.dure.hub.failover.ServiceDefinition;
import io.dure.hub.federation.Enrolled;
import io.dure.hub.federation.Enrolment;
import io.dure.hub.incident.Incident;
import io.dure.hub.live.LiveWindows;
import io.dure.hub.store.ServiceStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** An incident shows what the nameserver had that decided, not what the hub came to hear. */
class IncidentEvidenceTest {
    private static final Instant START = Instant.ofEpochMilli(1_790_000_000_000L);
    private static final Endpoint PRIVATE = new Endpoint("127.0.1.21", 8000);
    private static final Endpoint PUBLIC = new Endpoint("127.0.2.21", 8000);
    private static final List<Enrolled> VOTERS = List.of(
            new Enrolled("private-1", Optional.of("private"), "private"),
            new Enrolled("public-1", Optional.of("public"), "public"),
            new Enrolled("witness-1", Optional.empty(), "third"));

    private final List<ServiceStore.Step> steps = new ArrayList<>();
    private final ServiceLeader leader = new ServiceLeader(
            FailoverMachine.fresh(definition(), FailoverSettings.defaults(), START),
            List.of(),
            new ServiceLeader.Surroundings(
                    VOTERS,
                    new EvidenceInbox(Enrolment.read(List.of())),
                    new LiveWindows(Clock.fixed(START, ZoneOffset.UTC)),
                    step -> {
                        steps.add(step);
                        return CompletableFuture.completedFuture(null);
                    },
                    (service, effects, written, incidents) -> {}));

    private static ServiceDefinition definition() {
        return new ServiceDefinition(
                "portal",
                "portal.egov.test",
                Duration.ofSeconds(5),
                Mode.AUTOMATIC,
                Set.of("private", "public", "third"),
                new Check("/health", "portal.egov.test", 200, Duration.ofSeconds(2), Duration.ofSeconds(1), 2, 3),
                List.of(
                        new MemberDefinition("private", 30, 1, List.of(PRIVATE)),
                        new MemberDefinition("public", 70, 1, List.of(PUBLIC))));
    }

    private static EvacuationEvent event(String nameserver, Instant decided, String reason) {
        return new EvacuationEvent(
                nameserver,
                "portal",
                "private",
                1,
                decided.minusSeconds(3),
                decided,
                decided,
                List.of(evidence("public-1", "public", reason), evidence("witness-1", "third", reason)));
    }

    private static Evidence evidence(String vantagePoint, String domain, String reason) {
        EndpointEvidence down = new EndpointEvidence(PRIVATE, Verdict.DOWN, 2, START.minusSeconds(3), reason);
        return new Evidence(vantagePoint, domain, 1, 1, START, false, Map.of(PRIVATE, down), List.of());
    }

    private Incident incident() {
        return steps.stream()
                .flatMap(step -> step.incidents().stream())
                .reduce((before, after) -> after)
                .orElseThrow();
    }

    private static List<String> reasons(Incident incident) {
        return incident.evidence().stream()
                .flatMap(vantagePoint -> vantagePoint.endpoints().stream())
                .map(VantagePointEvidence.EndpointEvidence::reason)
                .toList();
    }

    @Test
    void evidenceIsThatOfTheNameserverThatDecided() {
        leader.lead(1, START);

        leader.reported(event("public-1", START.plusSeconds(5), "timeout"), START.plusSeconds(6));

        assertThat(incident().reconstructed()).isFalse();
        assertThat(incident().evidence())
                .extracting(VantagePointEvidence::vantagePoint, VantagePointEvidence::state)
                .containsExactly(
                        tuple("private-1", VantagePointEvidence.State.SILENT),
                        tuple("public-1", VantagePointEvidence.State.VOTING),
                        tuple("witness-1", VantagePointEvidence.State.VOTING));
    }

    @Test
    void theFirstToDecideGoesBeforeTheFirstToReport() {
        leader.lead(1, START);

        leader.reported(event("public-1", START.plusSeconds(5), "second"), START.plusSeconds(6));
        leader.reported(event("private-1", START.plusSeconds(4), "first"), START.plusSeconds(7));
        leader.reported(event("public-1", START.plusSeconds(5), "second"), START.plusSeconds(8));

        assertThat(reasons(incident())).containsExactly("first", "first");
    }

    @Test
    void whatHappenedBeforeThisHubLedIsMarkedAsReconstructed() {
        leader.lead(1, START);

        leader.reported(event("public-1", START.minusSeconds(5), "timeout"), START.plusSeconds(1));

        assertThat(incident().reconstructed()).isTrue();
        assertThat(reasons(incident())).containsExactly("timeout", "timeout");
    }
}
