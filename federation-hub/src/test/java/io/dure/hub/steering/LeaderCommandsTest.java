package io.dure.hub.steering;

import static io.dure.hub.steering.Leading.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dure.gslb.evacuation.EvacuationEvent;
import io.dure.gslb.evidence.MemberStatus;
import io.dure.gslb.evidence.NameserverStatus;
import io.dure.gslb.evidence.Verdict;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Token;
import io.dure.hub.failover.MemberState;
import io.dure.hub.store.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LeaderCommandsTest {
    private static final Actor KIM = new Actor("kim", "192.0.2.7");
    private static final SteeringCommands.OverrideAct RETURN =
            new SteeringCommands.OverrideAct("private", OverrideAction.RETURN, "repaired", null);

    private final Leading leading = new Leading();
    private final FailoverClock failover = new FailoverClock();
    private final ServiceBoard board = Leading.board(Clock.systemUTC());

    @BeforeEach
    void lead() {
        leading.lead(START);
        failover.start(() -> {});
    }

    @AfterEach
    void stop() {
        failover.stop();
    }

    private LeaderCommands commands(Clock clock) {
        return new LeaderCommands(() -> Map.of("portal", leading.leader), failover, board, clock);
    }

    private LeaderCommands commands() {
        return commands(new HandClock(START));
    }

    private static Rejection rejection(CommandResult result) {
        assertThat(result).isInstanceOf(CommandResult.Rejected.class);
        return ((CommandResult.Rejected) result).code();
    }

    private static WeightChange weights(int ofPrivate) {
        return new WeightChange(Map.of("private", ofPrivate), "shift", Optional.empty());
    }

    /** A nameserver took the private member out and tells how it judges it now. */
    private void judged(Verdict verdict) {
        NameserverStatus status = new NameserverStatus(
                "public-1",
                "portal",
                Optional.of(leading.leader.plan().token()),
                List.of(new MemberStatus("private", 0, 1, false, verdict, Optional.empty(), 0, List.of())),
                false,
                START);
        leading.leader.seen(status, false, START);
    }

    private void takenOut() {
        leading.leader.reported(
                new EvacuationEvent("public-1", "portal", "private", 1, START, START, START, List.of()), START);
        leading.carryOut(START);
        judged(Verdict.DOWN);
    }

    private MemberState stateOfPrivate() {
        return leading.leader.view(START).members().getFirst().state();
    }

    @Test
    void anActIsAcceptedWithTheTokenThatCarriesItAndShownAtOnce() {
        assertThat(commands().setWeights(KIM, "portal", weights(50)))
                .isEqualTo(new CommandResult.Accepted(new Token(1, 1)));
        assertThat(board.entry("portal").orElseThrow().plan().token()).isEqualTo(new Token(1, 1));
    }

    @Test
    void anActThatIsNotStoredIsNotAccepted() {
        leading.written = CompletableFuture.failedFuture(new IllegalStateException("the disk is full"));

        assertThatThrownBy(() -> commands().setMode(KIM, "portal", Mode.OFF, "works"))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("the disk is full");
    }

    @Test
    void refusalsHaveTheirCodeAndField() {
        LeaderCommands commands = commands();
        assertThat(rejection(commands.setWeights(KIM, "mail", weights(50)))).isEqualTo(Rejection.SERVICE_NOT_FOUND);
        assertThat(rejection(commands.setMode(KIM, "portal", Mode.OFF, " "))).isEqualTo(Rejection.INVALID_REQUEST);
        assertThat(commands.setWeights(KIM, "portal", weights(-1)))
                .isInstanceOfSatisfying(CommandResult.Rejected.class, rejected -> {
                    assertThat(rejected.code()).isEqualTo(Rejection.INVALID_WEIGHT);
                    assertThat(rejected.field()).isEqualTo("weights");
                });
        assertThat(rejection(commands.freeze(KIM, "portal", START.plus(Duration.ofDays(31)), "works")))
                .isEqualTo(Rejection.INVALID_FREEZE);
        assertThat(rejection(commands.override(KIM, "portal", RETURN))).isEqualTo(Rejection.NOTHING_TO_DO);
    }

    @Test
    void endingAFreezeThatIsNoneIsDone() {
        assertThat(commands().unfreeze(KIM, "portal")).isEqualTo(new CommandResult.Accepted(null));
    }

    @Test
    void aReturnWaitsForTheNameserversAndIsThenDone() throws Exception {
        takenOut();
        Clock untilTheFirstWait = new HandClock(START) {
            private int reads;

            @Override
            public synchronized Instant instant() {
                // The first read sets the deadline, the second is the act that has to wait.
                if (++reads == 4) {
                    failover.post(() -> judged(Verdict.UP));
                }
                return super.instant();
            }
        };
        CompletableFuture<CommandResult> result =
                CompletableFuture.supplyAsync(() -> commands(untilTheFirstWait).override(KIM, "portal", RETURN));

        assertThat(result.get(1, TimeUnit.MINUTES)).isInstanceOf(CommandResult.Accepted.class);
        assertThat(failover.ask(this::stateOfPrivate).get(1, TimeUnit.MINUTES)).isEqualTo(MemberState.SERVING);
    }

    @Test
    void aReturnThatANameserverGoesOnObjectingToIsRefusedInTheEnd() {
        takenOut();

        CommandResult result =
                commands(new HandClock(START, Duration.ofSeconds(1))).override(KIM, "portal", RETURN);

        assertThat(rejection(result)).isEqualTo(Rejection.NAMESERVERS_DISAGREE);
        assertThat(((CommandResult.Rejected) result).message()).contains("public-1");
        assertThat(stateOfPrivate()).isEqualTo(MemberState.EVACUATED);
    }
}
