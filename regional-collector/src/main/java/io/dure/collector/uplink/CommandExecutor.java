package io.dure.collector.uplink;

import io.dure.collector.plan.PlanHolder;
import io.dure.federation.v1.ApplyPlan;
import io.dure.federation.v1.Command;
import io.dure.federation.v1.CommandResult;
import io.dure.federation.v1.WithdrawPlan;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.ObserveResult;
import io.dure.gslb.wire.PlanWire;
import io.dure.gslb.wire.ResultWire;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out a hub's commands on the plans held here. */
final class CommandExecutor {
    private static final Logger log = LoggerFactory.getLogger(CommandExecutor.class);

    private final PlanHolder plans;
    private final LongConsumer epochs;

    /** @param epochs hears of every epoch that a leader shows by a plan */
    CommandExecutor(PlanHolder plans, LongConsumer epochs) {
        this.plans = plans;
        this.epochs = epochs;
    }

    /** Empty where nothing can be said of the outcome, or the command is not known: the hub then observes. */
    Optional<CommandResult> execute(Command command) {
        return switch (command.getKindCase()) {
            case APPLY_PLAN -> apply(command.getId(), command.getApplyPlan());
            case OBSERVE_PLAN ->
                observe(command.getId(), command.getObservePlan().getService());
            case WITHDRAW_PLAN -> withdraw(command.getId(), command.getWithdrawPlan());
            case KIND_NOT_SET -> Optional.empty();
        };
    }

    private Optional<CommandResult> apply(long id, ApplyPlan command) {
        Plan plan;
        Optional<Token> expected;
        try {
            plan = PlanWire.fromProto(command.getPlan());
            expected =
                    command.hasExpected() ? Optional.of(PlanWire.fromProto(command.getExpected())) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.of(ResultWire.refused(
                    id, ApplyResult.Refused.MALFORMED_PLAN, String.valueOf(malformed.getMessage()), Optional.empty()));
        }
        return change(id, plan.service(), "applied", () -> {
            plans.announced(command.getServicesList());
            return plans.apply(expected, plan);
        });
    }

    private Optional<CommandResult> withdraw(long id, WithdrawPlan command) {
        Token last = PlanWire.fromProto(command.getToken());
        Optional<Token> expected =
                command.hasExpected() ? Optional.of(PlanWire.fromProto(command.getExpected())) : Optional.empty();
        return change(
                id, command.getService(), "withdrawn", () -> plans.withdraw(expected, command.getService(), last));
    }

    private Optional<CommandResult> change(long id, String service, String done, Supplier<ApplyResult> call) {
        try {
            return switch (call.get()) {
                case ApplyResult.Applied applied -> {
                    epochs.accept(applied.token().epoch());
                    log.info("Plan of {} {} at {}", service, done, applied.token());
                    yield Optional.of(ResultWire.applied(id, applied.token(), applied.at()));
                }
                case ApplyResult.Refused refused ->
                    Optional.of(ResultWire.refused(id, refused.code(), refused.message(), refused.held()));
                case ApplyResult.Unreachable unreachable -> Optional.empty();
                case ApplyResult.OutcomeUnknown unknown -> Optional.empty();
            };
        } catch (RuntimeException failed) {
            log.error("The plan of {} could not be {}", service, done, failed);
            return Optional.empty();
        }
    }

    private Optional<CommandResult> observe(long id, String service) {
        return switch (plans.observe(service)) {
            case ObserveResult.Observed observed -> Optional.of(ResultWire.observed(id, observed));
            case ObserveResult.Unreachable unreachable -> Optional.empty();
        };
    }
}
