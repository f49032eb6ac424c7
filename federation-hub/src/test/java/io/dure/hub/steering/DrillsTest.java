package io.dure.hub.steering;

import static io.dure.hub.steering.Leading.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.dure.gslb.evidence.EndpointEvidence;
import io.dure.gslb.evidence.Evidence;
import io.dure.gslb.evidence.EvidenceBoard;
import io.dure.gslb.evidence.Judgement;
import io.dure.gslb.evidence.Quorum;
import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.time.Moment;
import io.dure.hub.drill.Drill;
import io.dure.hub.failover.Act;
import io.dure.hub.failover.ActResult;
import io.dure.hub.failover.DrillPlan;
import io.dure.hub.live.ServiceHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DrillsTest {
    private static final Actor KIM = new Actor("kim", "192.0.2.7");
    private static final DrillPlan PLAN = new DrillPlan(Duration.ofSeconds(30), 0.05, Duration.ofMillis(800));

    private final Leading leading = new Leading();

    @BeforeEach
    void lead() {
        leading.lead(START);
        leading.health.put("public", new ServiceHealth.Health(500, 0.01, 120.5));
        leading.leader.result(machine -> machine.look(everybodyUp(START), START), START);
    }

    private Judgement everybodyUp(Instant now) {
        EvidenceBoard board = EvidenceBoard.empty();
        for (String domain : List.of("private", "public", "third")) {
            Map<Endpoint, EndpointEvidence> seen = new HashMap<>();
            for (Endpoint endpoint : List.of(Leading.PRIVATE, Leading.PUBLIC)) {
                seen.put(endpoint, new EndpointEvidence(endpoint, Verdict.UP, 3, now, ""));
            }
            board = board.receive(new Evidence(domain, domain, 1, 1, now, false, seen, List.of()), now);
        }
        return Quorum.judge(leading.leader.plan(), board, now, Duration.ofSeconds(4));
    }

    private ActResult start() {
        return leading.leader
                .act(KIM, new Act.StartDrill("kim", "quarterly", "private", PLAN), START)
                .result();
    }

    private Drill drill() {
        return leading.steps.stream()
                .flatMap(step -> step.drills().stream())
                .reduce((before, after) -> after)
                .orElseThrow();
    }

    @Test
    void drillIsKeptWithWhatItWasMeasuredAtAndItsIncident() {
        assertThat(start()).isInstanceOf(ActResult.Done.class);

        assertThat(drill().state()).isEqualTo(Drill.State.LEAVING);
        assertThat(drill().limits()).isEqualTo(new Drill.Limits(0.05, 800));
        assertThat(drill().survivors())
                .containsExactly(
                        new Drill.Survivor("public", new Drill.Reading(0.01, 120.5), new Drill.Reading(null, null)));
        assertThat(leading.incident().cause()).isEqualTo("drill");
        assertThat(leading.incident().id()).isEqualTo(drill().incident());
        assertThat(leading.steps.getLast().entries())
                .extracting(entry -> entry.actor() + " " + entry.act())
                .contains("kim start-drill", "hub latch");
    }

    @Test
    void survivorIsMeasuredWhileItRunsAndEndsIt() {
        start();
        leading.carryOut(START);
        leading.health.put("public", new ServiceHealth.Health(500, 0.2, 120.5));
        Instant later = START.plusSeconds(1);

        leading.leader.tick(Moment.of(later));

        assertThat(drill().abort()).satisfies(abort -> {
            assertThat(abort.code()).isEqualTo("error-rate");
            assertThat(abort.at()).isEqualTo(later);
        });
        assertThat(drill().survivors().getFirst().worst().errorRate()).isEqualTo(0.2);
    }

    @Test
    void whoIsNotMeasuredIsNoSurvivorToDrillInto() {
        leading.health.clear();
        assertThat(start())
                .isInstanceOfSatisfying(
                        ActResult.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(ActResult.Code.SURVIVOR_NOT_MEASURED));
        assertThat(leading.steps.getLast().entries().getLast().outcome()).isEqualTo("survivor-not-measured");
    }
}
