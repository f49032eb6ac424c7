package io.dure.hub.failover;

import java.time.Duration;

/**
 * How slowly members return and how providers are retried.
 *
 * @param holdDown how long a member must be up by quorum, without a break, before it returns
 * @param rampSteps steps of the return, the last one with the full weight
 * @param rampStep how long each step lasts
 * @param observationGap longest pause between two looks that still counts as watching without a break
 * @param retryFirst first pause after a provider failed; doubles up to {@code retryLast}
 * @param attemptDeadline after which an attempt without a result has an unknown outcome
 * @param observeEvery how often records that others may change too are read
 */
public record FailoverSettings(
        Duration holdDown,
        int rampSteps,
        Duration rampStep,
        Duration observationGap,
        Duration retryFirst,
        Duration retryLast,
        Duration attemptDeadline,
        Duration observeEvery) {
    public FailoverSettings {
        if (rampSteps < 1) {
            throw new IllegalArgumentException("a return takes at least one step, not " + rampSteps);
        }
    }

    /** The product's defaults: 5 minutes, then 10 steps of one minute. */
    public static FailoverSettings defaults() {
        return of(Duration.ofMinutes(5), 10, Duration.ofMinutes(1));
    }

    public static FailoverSettings of(Duration holdDown, int rampSteps, Duration rampStep) {
        return of(holdDown, rampSteps, rampStep, Duration.ofSeconds(20));
    }

    public static FailoverSettings of(Duration holdDown, int rampSteps, Duration rampStep, Duration observeEvery) {
        return new FailoverSettings(
                holdDown,
                rampSteps,
                rampStep,
                Duration.ofSeconds(6),
                Duration.ofSeconds(1),
                Duration.ofSeconds(15),
                Duration.ofSeconds(10),
                observeEvery);
    }
}
