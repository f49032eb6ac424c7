package io.dure.hub.steering;

import io.dure.hub.audit.AuditEntry;
import io.dure.hub.failover.FailoverMachine;
import io.dure.hub.failover.FailoverSettings;
import io.dure.hub.failover.FailoverSnapshot;
import io.dure.hub.failover.Planner;
import io.dure.hub.failover.ServiceDefinition;
import io.dure.hub.incident.Incident;
import io.dure.hub.store.Stores;
import io.dure.hub.told.Told;
import io.dure.hub.told.ToldKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.context.SmartLifecycle;

/**
 * Resumes every service as it was stored, then takes the lease; all of it before collectors and browsers are let in,
 * and given back after they are gone.
 */
final class SteeringLifecycle implements SmartLifecycle {
    /** Older evacuations are told in incidents that are long closed. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private static final int MOST_INCIDENTS = 1_000;

    private final Stores stores;
    private final FailoverSettings settings;
    private final Clock clock;
    private final Running parts;
    private volatile boolean running;

    /** What runs. */
    record Running(
            Steering steering,
            ServiceLeader.Surroundings surroundings,
            FailoverClock failover,
            LeaseKeeper lease,
            StepWriter writer,
            Planner planner) {}

    SteeringLifecycle(Stores stores, FailoverSettings settings, Clock clock, Running parts) {
        this.stores = stores;
        this.settings = settings;
        this.clock = clock;
        this.parts = parts;
    }

    /** Takes the services that are new to the store. */
    static void provision(Stores stores, List<ServiceDefinition> definitions, FailoverSettings settings, Instant now) {
        for (ServiceDefinition definition : definitions) {
            stores.services()
                    .provision(
                            FailoverMachine.fresh(definition, settings, now).snapshot(),
                            new AuditEntry(
                                            0,
                                            now,
                                            AuditWords.HUB,
                                            null,
                                            "provision",
                                            definition.id(),
                                            null,
                                            null,
                                            definition.name(),
                                            null,
                                            "done")
                                    .telling(Told.of(ToldKind.PROVISIONED)));
        }
    }

    @Override
    public void start() {
        Map<String, ServiceLeader> leaders = new TreeMap<>();
        for (FailoverSnapshot snapshot : stores.services().services()) {
            String id = snapshot.definition().id();
            List<Incident> open = stores.incidents().incidents(Optional.of(id), MOST_INCIDENTS).stream()
                    .filter(incident -> incident.state() != Incident.State.CLOSED)
                    .toList();
            leaders.put(
                    id,
                    new ServiceLeader(
                            FailoverMachine.resume(snapshot, settings, parts.planner(), clock.instant()),
                            open,
                            parts.surroundings()));
        }
        parts.lease().listen(parts.steering());
        parts.steering().start(leaders, stores.services().removed());
        parts.lease().start();
        stores.reports().evacuations(clock.instant().minus(REMEMBERED)).forEach(parts.steering()::reported);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        parts.failover().stop();
        parts.writer().close();
        parts.lease().stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
