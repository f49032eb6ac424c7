package io.dure.hub.steering;

import static io.dure.hub.steering.Leading.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.evacuation.EvacuationEvent;
import io.dure.gslb.time.Moment;
import io.dure.hub.incident.Incident;
import io.dure.hub.incident.IncidentChange;
import io.dure.hub.live.Counts;
import io.dure.hub.live.ServiceCounts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A member fell a minute before this hub began to lead. */
class ReconstructionTest {
    private static final Instant DECIDED = START.minusSeconds(60);

    private final Leading leading = new Leading();

    private static EvacuationEvent event(String nameserver, Instant answering) {
        return new EvacuationEvent(
                nameserver, "portal", "private", 1, DECIDED.minusSeconds(3), DECIDED, answering, List.of());
    }

    private void window(Instant start, long atPrivate, long atPublic) {
        leading.windows.add(new ServiceCounts.Slice(
                start,
                start.plusSeconds(10),
                Map.of("private", new Counts(atPrivate, 0, 0), "public", new Counts(atPublic, 0, 0))));
    }

    private Optional<Instant> reached(Incident.Stage stage) {
        return IncidentChange.at(leading.incident(), stage);
    }

    private void reportedAndSettled() {
        leading.lead(START);
        leading.leader.reported(event("private-1", DECIDED.plusMillis(40)), START.plusSeconds(1));
        leading.leader.reported(event("public-1", DECIDED.plusMillis(900)), START.plusSeconds(2));
        leading.leader.tick(Moment.of(START.plusSeconds(3)));
        leading.leader.tick(Moment.of(START.plusSeconds(20)));
    }

    @Test
    void answersWereRightWhenTheLastNameserversWere() {
        reportedAndSettled();

        assertThat(leading.incident().reconstructed()).isTrue();
        assertThat(reached(Incident.Stage.FAILED)).contains(DECIDED.minusSeconds(3));
        assertThat(reached(Incident.Stage.DECIDED)).contains(DECIDED);
        assertThat(reached(Incident.Stage.ANSWERED)).contains(DECIDED.plusMillis(900));
    }

    @Test
    void trafficHadMovedWhenTheWindowsThatCameLateSaySo() {
        window(DECIDED, 20, 80);
        window(DECIDED.plusSeconds(10), 0, 100);

        reportedAndSettled();

        assertThat(reached(Incident.Stage.MOVED)).contains(DECIDED.plusSeconds(10));
        assertThat(leading.incident().rtoMs()).isEqualTo(13_000);
    }

    @Test
    void nothingIsToldBeforeTheCollectorsHadTimeToReport() {
        window(DECIDED.plusSeconds(10), 0, 100);
        leading.lead(START);
        leading.leader.reported(event("private-1", DECIDED), START.plusSeconds(1));
        leading.leader.tick(Moment.of(START.plusSeconds(15)));

        assertThat(reached(Incident.Stage.ANSWERED)).isEmpty();
        assertThat(reached(Incident.Stage.MOVED)).isEmpty();
    }

    @Test
    void withoutWindowsTheMoveStaysUnknown() {
        reportedAndSettled();

        assertThat(reached(Incident.Stage.MOVED)).isEmpty();
        assertThat(leading.incident().rtoMs()).isNull();
    }
}
