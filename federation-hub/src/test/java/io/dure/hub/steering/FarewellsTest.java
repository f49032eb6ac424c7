package io.dure.hub.steering;

import static org.assertj.core.api.Assertions.assertThat;

import io.dure.federation.v1.Command;
import io.dure.federation.v1.CommandResult;
import io.dure.federation.v1.Hello;
import io.dure.gslb.plan.Mode;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.ServiceName;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.ObserveResult;
import io.dure.gslb.provider.memory.MemoryProvider;
import io.dure.gslb.wire.PlanWire;
import io.dure.gslb.wire.ResultWire;
import io.dure.hub.failover.FailoverMachine;
import io.dure.hub.failover.FailoverSettings;
import io.dure.hub.federation.Commands;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FarewellsTest {
    private static final Plan PORTAL = FailoverMachine.fresh(
                    Leading.definition(Mode.AUTOMATIC), FailoverSettings.defaults(), Instant.EPOCH)
            .plan();
    private static final Token HELD = new Token(5, 3);
    private static final Token LAST = new Token(5, 4);
    private static final Instant START = Instant.ofEpochMilli(1_790_000_000_000L);

    private final PlanHolders holders = new PlanHolders();
    private final MemoryProvider there = new MemoryProvider("private-1", Clock.fixed(START, ZoneOffset.UTC));
    private final List<Command> commands = new ArrayList<>();
    private Instant now = START;
    private boolean silent;
    private final InstantSource source = () -> now;
    private final Farewells farewells = new Farewells(holders, Runnable::run, source.withZone(ZoneOffset.UTC));

    private void connect(String collector, boolean hostsNameserver) {
        holders.connected(
                collector,
                Hello.newBuilder().setHostsNameserver(hostsNameserver).build(),
                (command, deadline) -> answer(command.build()));
    }

    private Commands.Outcome answer(Command command) {
        commands.add(command);
        if (silent) {
            return new Commands.Outcome.NotAnswered("silent");
        }
        return new Commands.Outcome.Answered(result(command));
    }

    private CommandResult result(Command command) {
        if (command.hasObservePlan()) {
            ServiceName name = new ServiceName(command.getObservePlan().getService(), "any.egov.test");
            return ResultWire.observed(1, (ObserveResult.Observed) there.observe(name));
        }
        var withdraw = command.getWithdrawPlan();
        ApplyResult result = there.withdraw(
                Optional.of(PlanWire.fromProto(withdraw.getExpected())),
                PORTAL.at(PlanWire.fromProto(withdraw.getToken())));
        return switch (result) {
            case ApplyResult.Applied applied -> ResultWire.applied(1, applied.token(), applied.at());
            case ApplyResult.Refused refused ->
                ResultWire.refused(1, refused.code(), refused.message(), refused.held());
            case ApplyResult.Unreachable away -> throw new AssertionError(away);
            case ApplyResult.OutcomeUnknown unknown -> throw new AssertionError(unknown);
        };
    }

    private ObserveResult.Observed held() {
        return (ObserveResult.Observed) there.observe(PORTAL.serviceName());
    }

    @Test
    void whoHoldsARemovedServiceIsToldOnce() {
        there.apply(Optional.empty(), PORTAL.at(HELD));
        connect("private-1", true);
        farewells.tick();
        assertThat(commands).isEmpty();

        farewells.bid("portal", LAST);
        farewells.tick();
        farewells.tick();

        assertThat(held()).isEqualTo(ObserveResult.Observed.withoutPlan(Optional.of(LAST)));
        assertThat(commands).hasSize(2);
    }

    @Test
    void aWitnessIsToldToo() {
        there.apply(Optional.empty(), PORTAL.at(HELD));
        connect("witness-1", false);
        farewells.bid("portal", LAST);
        farewells.tick();
        assertThat(held().plan()).isEmpty();
    }

    @Test
    void whoWasAwayIsToldWhenItComesBack() {
        there.apply(Optional.empty(), PORTAL.at(HELD));
        farewells.bid("portal", LAST);
        farewells.tick();
        connect("private-1", true);
        farewells.forget("private-1");
        farewells.tick();
        assertThat(held().plan()).isEmpty();
    }

    @Test
    void nobodyIsToldBeforeThisHubLeads() {
        there.apply(Optional.empty(), PORTAL.at(HELD));
        connect("private-1", true);
        farewells.remember(List.of("portal"));
        farewells.tick();
        assertThat(commands).isEmpty();

        farewells.lead(6);
        farewells.tick();
        assertThat(held().token()).contains(Token.claim(6));

        farewells.resign();
        farewells.forget("private-1");
        farewells.tick();
        assertThat(commands).hasSize(2);
    }

    @Test
    void whatANewerLeaderWroteIsLeftAlone() {
        there.apply(Optional.empty(), PORTAL.at(Token.claim(9)));
        connect("private-1", true);
        farewells.bid("portal", LAST);
        farewells.tick();
        assertThat(held().token()).contains(Token.claim(9));
        assertThat(held().plan()).isPresent();
    }

    @Test
    void aServiceThatIsCreatedAgainIsLeftAlone() {
        there.apply(Optional.empty(), PORTAL.at(HELD));
        connect("private-1", true);
        farewells.bid("portal", LAST);
        assertThat(farewells.callOff("portal")).contains(LAST);
        farewells.tick();
        assertThat(held().plan()).isPresent();
        assertThat(farewells.callOff("portal")).isEmpty();
    }

    @Test
    void whoDoesNotAnswerIsToldAgainAfterAPause() {
        there.apply(Optional.empty(), PORTAL.at(HELD));
        connect("private-1", true);
        silent = true;
        farewells.bid("portal", LAST);
        farewells.tick();
        silent = false;
        farewells.tick();
        assertThat(held().plan()).as("within the pause").isPresent();

        now = START.plus(Duration.ofSeconds(3));
        farewells.tick();
        assertThat(held().plan()).isEmpty();
    }
}
