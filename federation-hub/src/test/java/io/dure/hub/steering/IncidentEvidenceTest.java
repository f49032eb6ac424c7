package io.dure.hub.steering;

import static io.dure.hub.steering.Leading.PRIVATE;
import static io.dure.hub.steering.Leading.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dure.gslb.evacuation.EvacuationEvent;
import io.dure.gslb.evidence.EndpointEvidence;
import io.dure.gslb.evidence.Evidence;
import io.dure.gslb.evidence.Verdict;
import io.dure.hub.evidence.VantagePointEvidence;
import io.dure.hub.incident.Incident;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An incident shows what the nameserver had that decided, not what the hub came to hear. */
class IncidentEvidenceTest {
    private final Leading leading = new Leading();

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

    private static List<String> reasons(Incident incident) {
        return incident.evidence().stream()
                .flatMap(vantagePoint -> vantagePoint.endpoints().stream())
                .map(VantagePointEvidence.EndpointEvidence::reason)
                .toList();
    }

    @Test
    void evidenceIsThatOfTheNameserverThatDecided() {
        leading.leader.lead(1, START);

        leading.leader.reported(event("public-1", START.plusSeconds(5), "timeout"), START.plusSeconds(6));

        assertThat(leading.incident().reconstructed()).isFalse();
        assertThat(leading.incident().evidence())
                .extracting(VantagePointEvidence::vantagePoint, VantagePointEvidence::state)
                .containsExactly(
                        tuple("private-1", VantagePointEvidence.State.SILENT),
                        tuple("public-1", VantagePointEvidence.State.VOTING),
                        tuple("witness-1", VantagePointEvidence.State.VOTING));
    }

    @Test
    void theFirstToDecideGoesBeforeTheFirstToReport() {
        leading.leader.lead(1, START);

        leading.leader.reported(event("public-1", START.plusSeconds(5), "second"), START.plusSeconds(6));
        leading.leader.reported(event("private-1", START.plusSeconds(4), "first"), START.plusSeconds(7));
        leading.leader.reported(event("public-1", START.plusSeconds(5), "second"), START.plusSeconds(8));

        assertThat(reasons(leading.incident())).containsExactly("first", "first");
    }

    @Test
    void whatHappenedBeforeThisHubLedIsMarkedAsReconstructed() {
        leading.leader.lead(1, START);

        leading.leader.reported(event("public-1", START.minusSeconds(5), "timeout"), START.plusSeconds(1));

        assertThat(leading.incident().reconstructed()).isTrue();
        assertThat(reasons(leading.incident())).containsExactly("timeout", "timeout");
    }
}
