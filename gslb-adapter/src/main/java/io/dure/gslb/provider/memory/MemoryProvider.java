package io.dure.gslb.provider.memory;

import io.dure.gslb.evacuation.EvacuationMachine;
import io.dure.gslb.evacuation.HeldService;
import io.dure.gslb.evacuation.PlanOutcome;
import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.ServiceName;
import io.dure.gslb.plan.Token;
import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.Capabilities;
import io.dure.gslb.provider.ObserveResult;
import io.dure.gslb.provider.PlanDiff;
import io.dure.gslb.provider.Provider;
import io.dure.gslb.provider.ProviderPlan;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps plans by the same rules as a nameserver; can be cut off, and can lose answers after the deed. Thread-safe. */
public final class MemoryProvider implements Provider {
    private final String id;
    private final Clock clock;
    private final EvacuationMachine machine = new EvacuationMachine();
    private final Map<String, HeldService> services = new HashMap<>();
    private final Map<String, Token> withdrawn = new HashMap<>();
    private final List<Plan> applied = new ArrayList<>();
    private boolean reachable = true;
    private int answersToLose;

    public MemoryProvider(String id, Clock clock) {
        this.id = id;
        this.clock = clock;
    }

    /** Cuts the provider off, or joins it again. */
    public synchronized void reachable(boolean now) {
        reachable = now;
    }

    /** The next changes happen but their answers get lost. */
    public synchronized void loseAnswers(int count) {
        answersToLose = count;
    }

    /** Every plan that was accepted, oldest first. */
    public synchronized List<Plan> applied() {
        return List.copyOf(applied);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(true, false, false);
    }

    @Override
    public ProviderPlan plan(Plan desired, ObserveResult.Observed actual) {
        return new ProviderPlan.Changes(PlanDiff.between(actual.plan(), desired));
    }

    @Override
    public synchronized ApplyResult apply(Optional<Token> expected, Plan next) {
        if (!reachable) {
            return new ApplyResult.Unreachable("cut off");
        }
        return answer(applyHere(expected, next));
    }

    @Override
    public synchronized ApplyResult withdraw(Optional<Token> expected, Plan last) {
        return reachable ? answer(withdrawHere(expected, last)) : new ApplyResult.Unreachable("cut off");
    }

    /** Somebody deletes the token, and with it all that a provider of whole plans knows of the service. */
    public synchronized void forget(String service) {
        services.remove(service);
        withdrawn.remove(service);
    }

    private ApplyResult answer(ApplyResult result) {
        if (answersToLose > 0) {
            answersToLose--;
            return new ApplyResult.OutcomeUnknown("the answer got lost");
        }
        return result;
    }

    @Override
    public synchronized ObserveResult observe(ServiceName service) {
        if (!reachable) {
            return new ObserveResult.Unreachable("cut off");
        }
        Optional<Plan> plan =
                Optional.ofNullable(services.get(service.service())).map(HeldService::plan);
        return plan.isPresent()
                ? ObserveResult.Observed.ofPlan(plan, Optional.empty())
                : ObserveResult.Observed.withoutPlan(Optional.ofNullable(withdrawn.get(service.service())));
    }

    private ApplyResult withdrawHere(Optional<Token> expected, Plan last) {
        Optional<Token> held = Optional.ofNullable(services.get(last.service()))
                .map(service -> service.plan().token())
                .or(() -> Optional.ofNullable(withdrawn.get(last.service())));
        Optional<PlanOutcome.Refused> refusal = machine.refuseWithdrawal(held, expected, last.token());
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        services.remove(last.service());
        withdrawn.put(last.service(), last.token());
        return new ApplyResult.Applied(last.token(), clock.instant());
    }

    private static ApplyResult refused(PlanOutcome.Refused refused) {
        return new ApplyResult.Refused(refused.code(), refused.message(), refused.heldToken());
    }

    private ApplyResult applyHere(Optional<Token> expected, Plan next) {
        Optional<HeldService> held = Optional.ofNullable(services.get(next.service()));
        PlanOutcome outcome = Optional.ofNullable(withdrawn.get(next.service()))
                .map(token -> machine.offerAnew(token, expected, next))
                .orElseGet(() -> machine.offer(held, expected, next, clock.instant()));
        return switch (outcome) {
            case PlanOutcome.Accepted accepted -> {
                services.put(next.service(), accepted.held());
                withdrawn.remove(next.service());
                applied.add(next);
                yield new ApplyResult.Applied(next.token(), clock.instant());
            }
            case PlanOutcome.Refused refused -> refused(refused);
        };
    }
}
