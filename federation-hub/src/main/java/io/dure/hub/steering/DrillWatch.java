package io.dure.hub.steering;

import io.dure.hub.failover.FailoverMachine;
import io.dure.hub.failover.SurvivorReading;
import io.dure.hub.live.ServiceHealth;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Tells a machine how the sites do, while a drill runs or is to begin. Confined to the failover clock's thread. */
final class DrillWatch {
    /** Merging a few previews is short, but not for every tick. */
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final ServiceHealth health;
    private Instant last = Instant.MIN;

    DrillWatch(ServiceHealth health) {
        this.health = health;
    }

    void tick(FailoverMachine machine, Instant now) {
        if (machine.isDrilling() && !now.isBefore(last.plus(EVERY))) {
            measure(machine, now);
        }
    }

    void measure(FailoverMachine machine, Instant now) {
        last = now;
        Map<String, SurvivorReading> readings = new HashMap<>();
        health.health(machine.plan().service()).forEach((site, one) -> readings.put(site, reading(one)));
        machine.measured(readings, now);
    }

    private static SurvivorReading reading(ServiceHealth.Health health) {
        return new SurvivorReading(
                health.transactions(),
                Optional.ofNullable(health.errorRate()),
                Optional.ofNullable(health.p95Ms()).map(DrillWatch::duration));
    }

    private static Duration duration(double milliseconds) {
        return Duration.ofNanos(Math.round(milliseconds * 1e6));
    }
}
