package io.dure.hub.live;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a service does at each site at this moment, read side. */
public interface ServiceHealth {
    /** What it is measured over. */
    Duration HEALTH = Duration.ofSeconds(10);

    /** By site, over the previews of the last ten seconds that are due; a site that did not report is absent. */
    Map<String, Health> health(String service);

    /**
     * Merged over instances and time; probes left out.
     *
     * @param errorRate share that failed, 0 to 1; null without transactions
     * @param p95Ms null without transactions
     */
    record Health(
            long transactions,
            @Nullable Double errorRate,
            @Nullable Double p95Ms) {}
}
