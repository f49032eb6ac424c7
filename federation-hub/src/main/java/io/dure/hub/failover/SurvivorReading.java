package io.dure.hub.failover;

import java.time.Duration;
import java.util.Optional;

/**
 * How a site did within the last ten seconds; a site that nobody measured has no reading.
 *
 * @param transactions by users, of the service
 * @param errorRate share that failed, 0 to 1; empty without transactions
 * @param p95 of their response times, merged; empty without transactions
 */
public record SurvivorReading(long transactions, Optional<Double> errorRate, Optional<Duration> p95) {
    /** Of fewer a single slow or failing one would decide. */
    static final long FEWEST = 20;

    boolean isJudged() {
        return transactions >= FEWEST;
    }
}
