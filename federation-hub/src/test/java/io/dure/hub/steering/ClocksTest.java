package io.dure.hub.steering;

import static io.dure.hub.steering.Leading.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.dure.federation.v1.Live;
import io.dure.gslb.evacuation.EvacuationEvent;
import io.dure.gslb.evidence.MemberStatus;
import io.dure.gslb.evidence.NameserverStatus;
import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.time.Moment;
import io.dure.gslb.wire.EvidenceWire;
import io.dure.hub.failover.Act;
import io.dure.hub.federation.Enrolled;
import io.dure.hub.federation.Enrolment;
import io.dure.hub.incident.Incident;
import io.dure.hub.incident.IncidentChange;
import io.dure.hub.live.Counts;
import io.dure.hub.live.ServiceCounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The hub's steady clock was started an hour before the wall clock was set right. */
class ClocksTest {
    private static final Duration AHEAD = Duration.ofHours(1);

    private final Leading leading = new Leading();

    private static Moment at(int second) {
        Instant steady = START.plusSeconds(second);
        return new Moment(steady, steady.plus(AHEAD));
    }

    @Test
    void trafficIsSoughtInTheWindowsOfTheWallClock() {
        leading.lead(START);
        leading.leader.tick(at(0));
        leading.leader.reported(
                new EvacuationEvent("public-1", "portal", "private", 1, START, START, START, List.of()), START);
        leading.carryOut(START);
        leading.leader.seen(leading.withoutPrivate(START), true, START);
        leading.leader.tick(at(1));
        for (int second = 2; second < 20; second += 2) {
            leading.previews.add(new ServiceCounts.Slice(
                    at(second).wall(), at(second + 2).wall(), Map.of("public", new Counts(100, 0, 0))));
        }

        leading.leader.tick(at(30));

        assertThat(IncidentChange.at(leading.incident(), Incident.Stage.MOVED)).contains(START.plusSeconds(2));
    }

    @Test
    void aFreezeEndsByTheWallClock() {
        leading.lead(START);
        leading.leader.tick(at(0));
        leading.leader.act(new Actor("kim", "console"), new Act.SetFreeze("kim", "works", at(60).wall()), START);

        leading.leader.tick(at(59));
        assertThat(leading.leader.view(at(59).steady()).freeze()).isPresent();
        leading.leader.tick(at(60));
        assertThat(leading.leader.view(at(60).steady()).freeze()).isEmpty();
    }

    @Test
    void aFreezeThatIsOverByTheWallClockIsRefused() {
        leading.lead(START);
        leading.leader.tick(at(0));

        leading.leader.act(
                new Actor("kim", "console"), new Act.SetFreeze("kim", "works", START.plusSeconds(60)), START);

        assertThat(leading.leader.view(START).freeze()).isEmpty();
    }

    @Test
    void answersAreRememberedByTheWallClock() {
        AnswerHistory answers = new AnswerHistory();
        Steering steering = new Steering(
                new FailoverClock(),
                Clock.fixed(START, ZoneOffset.UTC),
                Clock.fixed(START.plus(AHEAD), ZoneOffset.UTC),
                new Steering.Parts(
                        new EvidenceInbox(Enrolment.read(List.of())),
                        answers,
                        new ResolverHistory(),
                        new PlanHolders(),
                        new WitnessPlans(new PlanHolders(), Runnable::run, Clock.systemUTC()),
                        new Farewells(new PlanHolders(), Runnable::run, Clock.systemUTC()),
                        Leading.board(Clock.systemUTC())));
        NameserverStatus status = new NameserverStatus(
                "private-1",
                "portal",
                Optional.empty(),
                List.of(new MemberStatus("private", 30, 0, false, Verdict.UP, Optional.empty(), 7, List.of())),
                false,
                START);

        steering.live(
                new Enrolled("private-1", Optional.of("private"), "private"),
                Live.newBuilder().addNameservers(EvidenceWire.toProto(status)).build());

        Instant wall = START.plus(AHEAD);
        assertThat(answers.answers("portal", wall.minusSeconds(1), wall.plusSeconds(1)))
                .containsKey("private");
    }
}
