package io.dure.gslb.provider.route53;

import java.time.Duration;

/**
 * How long a whole errand may take, with all its calls, waits and repetitions.
 *
 * @param change one change of one service
 * @param reading one look at a service
 */
public record Deadlines(Duration change, Duration reading) {
    public static final Deadlines DEFAULT = new Deadlines(Duration.ofSeconds(30), Duration.ofSeconds(15));

    public Deadlines {
        if (change.isNegative() || change.isZero() || reading.isNegative() || reading.isZero()) {
            throw new IllegalArgumentException("deadlines must be positive: " + change + ", " + reading);
        }
    }
}
