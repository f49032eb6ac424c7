package io.dure.hub.steering;

import io.dure.federation.v1.ApplyPlan;
import io.dure.federation.v1.Command;
import io.dure.federation.v1.ObservePlan;
import io.dure.federation.v1.WithdrawPlan;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.ServiceName;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.Capabilities;
import io.dure.gslb.provider.ObserveResult;
import io.dure.gslb.provider.PlanDiff;
import io.dure.gslb.provider.Provider;
import io.dure.gslb.provider.ProviderPlan;
import io.dure.gslb.wire.PlanWire;
import io.dure.gslb.wire.ResultWire;
import io.dure.hub.federation.Commands;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The plans that one collector holds, reached by commands on its stream. */
final class NameserverProvider implements Provider {
    private static final Duration DEADLINE = Duration.ofSeconds(4);

    private final String id;
    private final Supplier<Optional<Commands>> stream;
    private final Supplier<Set<String>> services;

    /**
     * Reaches the collector through its stream.
     *
     * @param stream the collector's newest, while it is connected
     * @param services ids of all that are steered
     */
    NameserverProvider(String id, Supplier<Optional<Commands>> stream, Supplier<Set<String>> services) {
        this.id = id;
        this.stream = stream;
        this.services = services;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(true, true, false);
    }

    @Override
    public ProviderPlan plan(Plan desired, ObserveResult.Observed actual) {
        return new ProviderPlan.Changes(PlanDiff.between(actual.plan(), desired));
    }

    @Override
    public ApplyResult apply(Optional<Token> expected, Plan next) {
        ApplyPlan.Builder apply =
                ApplyPlan.newBuilder().setPlan(PlanWire.toProto(next)).addAllServices(services.get());
        expected.ifPresent(token -> apply.setExpected(PlanWire.toProto(token)));
        return change(Command.newBuilder().setApplyPlan(apply));
    }

    @Override
    public ApplyResult withdraw(Optional<Token> expected, Plan last) {
        WithdrawPlan.Builder withdraw =
                WithdrawPlan.newBuilder().setService(last.service()).setToken(PlanWire.toProto(last.token()));
        expected.ifPresent(token -> withdraw.setExpected(PlanWire.toProto(token)));
        return change(Command.newBuilder().setWithdrawPlan(withdraw));
    }

    private ApplyResult change(Command.Builder command) {
        return switch (execute(command)) {
            case Commands.Outcome.Answered(var result) -> {
                try {
                    yield ResultWire.applyResult(result);
                } catch (IllegalArgumentException malformed) {
                    yield new ApplyResult.OutcomeUnknown("malformed answer: " + malformed.getMessage());
                }
            }
            case Commands.Outcome.NotSent(String cause) -> new ApplyResult.Unreachable(cause);
            case Commands.Outcome.NotAnswered(String cause) -> new ApplyResult.OutcomeUnknown(cause);
        };
    }

    @Override
    public ObserveResult observe(ServiceName service) {
        return switch (execute(
                Command.newBuilder().setObservePlan(ObservePlan.newBuilder().setService(service.service())))) {
            case Commands.Outcome.Answered(var result) -> {
                try {
                    yield ResultWire.observeResult(result);
                } catch (IllegalArgumentException malformed) {
                    yield new ObserveResult.Unreachable("malformed answer: " + malformed.getMessage());
                }
            }
            case Commands.Outcome.NotSent(String cause) -> new ObserveResult.Unreachable(cause);
            case Commands.Outcome.NotAnswered(String cause) -> new ObserveResult.Unreachable(cause);
        };
    }

    private Commands.Outcome execute(Command.Builder command) {
        return stream.get()
                .map(commands -> commands.execute(command, DEADLINE))
                .orElseGet(() -> new Commands.Outcome.NotSent("its collector is not connected"));
    }
}
