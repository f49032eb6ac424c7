package io.dure.hub.steering;

import io.dure.gslb.provider.ApplyResult;
import io.dure.gslb.provider.ObserveResult;
import io.dure.hub.change.Change;
import io.dure.hub.change.Changes;
import io.dure.hub.failover.Effect;
import io.dure.hub.failover.FailoverMachine;
import io.dure.hub.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries a step's effects out on virtual threads, once the step is in the store, or after a short while without it: an
 * emergency plan does not wait for a store that hangs. What was not written is known again from the providers' tokens,
 * and a restarted hub has a higher epoch in any case.
 */
final class Errands implements ServiceLeader.Carrier {
    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final Providers providers;
    private final Executor executor;
    private final LeaseKeeper lease;
    private final Changes changes;
    private final Results results;

    /** Takes results back to the failover clock's thread. */
    interface Results {
        void post(String service, BiConsumer<FailoverMachine, Instant> input);
    }

    Errands(Providers providers, Executor executor, LeaseKeeper lease, Changes changes, Results results) {
        this.providers = providers;
        this.executor = executor;
        this.lease = lease;
        this.changes = changes;
        this.results = results;
    }

    @Override
    public void carry(String service, List<Effect> effects, CompletableFuture<Void> written, List<Incident> incidents) {
        var unused = written.copy()
                .completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .handle((nothing, failed) -> effects)
                .thenAcceptAsync(due -> due.forEach(effect -> carry(service, effect)), executor);
        if (!incidents.isEmpty()) {
            var unusedToo = written.thenRunAsync(
                    () -> incidents.forEach(incident -> changes.publish(new Change.IncidentChanged(incident.id()))),
                    executor);
        }
    }

    private void carry(String service, Effect effect) {
        switch (effect) {
            case Effect.Apply apply -> executor.execute(() -> apply(service, apply));
            case Effect.Observe observe -> executor.execute(() -> observe(service, observe));
            case Effect.StepDown stepDown -> lease.stepDown(stepDown.seenEpoch(), stepDown.cause());
            case Effect.AlarmRaised(var alarm) ->
                LOG.warn("alarm {} of {}: {} {}", alarm.code().code(), service, alarm.subject(), alarm.detail());
            case Effect.AlarmCleared(var alarm, Instant at) ->
                LOG.info("alarm {} of {} is over: {}", alarm.code().code(), service, alarm.subject());
            case Effect.IncidentOpened opened -> LOG.warn("incident {}: {}", opened.incident(), opened.cause());
            case Effect.IncidentStage stage ->
                LOG.info("incident {}: {} {}", stage.incident(), stage.stage(), stage.at());
            case Effect.IncidentClosed closed -> LOG.info("incident {} is closed", closed.incident());
            case Effect.IncidentReturn back ->
                LOG.info("incident {}: {}, weight {}", back.incident(), back.code(), back.weight());
            case Effect.DrillChanged(var drill) -> LOG.debug("{} is {}", drill.id(), drill.state());
            case Effect.Audit audit ->
                LOG.info("{} {} by {}: {} ({})", service, audit.act(), audit.actor(), audit.detail(), audit.outcome());
        }
    }

    private void apply(String service, Effect.Apply apply) {
        ApplyResult result = apply.at(providers.provider(apply.provider()));
        if (!(result instanceof ApplyResult.Applied)) {
            LOG.info("plan {} of {} at {}: {}", apply.next().token(), service, apply.provider(), result);
        }
        results.post(service, (machine, now) -> machine.applied(apply.provider(), apply.attempt(), result, now));
    }

    private void observe(String service, Effect.Observe observe) {
        ObserveResult result = providers.provider(observe.provider()).observe(observe.service());
        results.post(service, (machine, now) -> machine.observed(observe.provider(), observe.attempt(), result, now));
    }
}
