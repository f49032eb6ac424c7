package io.dure.gslb.provider.rfc2136;

import io.dure.gslb.plan.Plan;
import io.dure.gslb.plan.ServiceName;
import io.dure.gslb.provider.rfc2136.render.ChangeWriter;
import io.dure.gslb.provider.rfc2136.render.Rendering;
import io.dure.gslb.provider.rfc2136.render.ZoneRecord;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes whose turn it is, under the token of the plan that was applied here last: once somebody else has written a token, its turns are
 * over.
 */
final class RotatingTurns implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RotatingTurns.class);
    private static final long LOOK_MILLIS = 250;

    private final Zone zone;
    private final ChangeWriter writer;
    private final Clock clock;
    private final Duration longest;
    private final ScheduledExecutorService thread;
    private final ScheduledFuture<?> looking;
    private final Map<ServiceName, Turning> services = new ConcurrentHashMap<>();

    private record Turning(Plan plan, Rendering.Records records, Set<ZoneRecord> written) {}

    RotatingTurns(Rfc2136Settings settings, Zone zone, Clock clock) {
        this.zone = zone;
        this.writer = new ChangeWriter(settings.zone());
        this.clock = clock;
        this.longest = settings.timeout().multipliedBy(2);
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("turns-" + settings.id()).factory());
        this.looking = thread.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** From now on by this plan, whose records of this moment were just written. */
    void begin(Plan plan, Rendering.Records records, Set<ZoneRecord> written) {
        services.put(plan.serviceName(), new Turning(plan, records, written));
    }

    boolean hasServices() {
        return !services.isEmpty();
    }

    private void look() {
        services.forEach((service, turning) -> {
            try {
                turn(service, turning);
            } catch (RuntimeException | Error bug) {
                log.error("The turn of {} could not be written", service.name(), bug);
            }
        });
    }

    private void turn(ServiceName service, Turning turning) {
        Set<ZoneRecord> desired = turning.records().at(clock.instant());
        if (desired.equals(turning.written())) {
            return;
        }
        switch (submit(service, turning, desired)) {
            case UpdateOutcome.Done() ->
                services.replace(service, turning, new Turning(turning.plan(), turning.records(), desired));
            case UpdateOutcome.ConditionFailed(String answer) -> {
                services.remove(service, turning);
                log.info("{} is no longer turned here: another token is held", service.name());
            }
            case UpdateOutcome.Denied(String code, String message) -> {
                services.remove(service, turning);
                log.warn("{} is no longer turned: {}", service.name(), message);
            }
            case UpdateOutcome.NeverArrived(String cause) ->
                log.debug("The turn of {} is tried again: {}", service.name(), cause);
            case UpdateOutcome.Unclear(String cause) ->
                log.debug("The turn of {} is tried again: {}", service.name(), cause);
        }
    }

    private UpdateOutcome submit(ServiceName service, Turning turning, Set<ZoneRecord> desired) {
        Deadline deadline = Deadline.in(longest);
        try (Exchange exchange = zone.open(deadline)) {
            return zone.submit(exchange, writer.turn(service, turning.plan().token(), desired), deadline);
        } catch (IOException unreachable) {
            return new UpdateOutcome.NeverArrived(unreachable.toString());
        }
    }

    @Override
    public void close() {
        looking.cancel(true);
        thread.shutdownNow();
    }
}
