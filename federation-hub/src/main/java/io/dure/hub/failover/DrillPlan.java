package io.dure.hub.failover;

import java.time.Duration;

/**
 * What a drill may cost.
 *
 * @param stay how long the site stays out after its traffic has moved
 * @param errorRate of a survivor, a share of its transactions, that ends the drill when passed; above 0, up to 1
 * @param p95 response time of a survivor that ends the drill when passed; above 0, up to two minutes
 */
public record DrillPlan(Duration stay, double errorRate, Duration p95) {
    private static final Duration LONGEST_STAY = Duration.ofHours(1);
    private static final Duration LONGEST_P95 = Duration.ofMinutes(2);

    public DrillPlan {
        if (stay.isNegative() || stay.compareTo(LONGEST_STAY) > 0) {
            throw new IllegalArgumentException("stay must be from nothing to an hour: " + stay);
        }
        if (!(errorRate > 0 && errorRate <= 1)) {
            throw new IllegalArgumentException("error rate must be above 0 and up to 1: " + errorRate);
        }
        if (p95.isNegative() || p95.isZero() || p95.compareTo(LONGEST_P95) > 0) {
            throw new IllegalArgumentException("p95 must be above 0 and up to two minutes: " + p95);
        }
    }
}
