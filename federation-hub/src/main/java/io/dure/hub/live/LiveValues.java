package io.dure.hub.live;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A preview of 2 s that the next one replaces; units as in {@link WindowValues}.
 *
 * @param running null where no instance says
 * @param services the same of each, by name
 */
public record LiveValues(
        Instant at,
        double tps,
        @Nullable Double meanMs,
        @Nullable Double p95Ms,
        @Nullable Double errorRate,
        @Nullable Running running,
        List<ServiceValues> services) {
    public LiveValues {
        services = List.copyOf(services);
    }
}
