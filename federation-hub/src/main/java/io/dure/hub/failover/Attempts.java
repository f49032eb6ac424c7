package io.dure.hub.failover;

import java.time.Duration;
import java.time.Instant;

/**
 * The calls to one provider: one at a time, given up after a while; after a failure the next one waits, each time twice as
 * long up to a bound.
 */
final class Attempts {
    private static final int MOST_DOUBLINGS = 10;

    private final FailoverSettings settings;
    private final Duration deadline;
    private long number;
    private Instant started;
    private Instant retryAt;
    private int failures;
    private boolean reachable;
    private String cause = ProviderView.NOT_ASKED;

    /** @param deadline of one call */
    Attempts(FailoverSettings settings, Duration deadline, Instant now) {
        this.settings = settings;
        this.deadline = deadline;
        this.started = now;
        this.retryAt = now;
    }

    /** A call leaves. */
    void begin(Instant now) {
        started = now;
        number++;
    }

    /** No result of an earlier call counts any more. */
    void forget() {
        number++;
    }

    /** Results name it. */
    long number() {
        return number;
    }

    boolean isOverdue(Instant now) {
        return Duration.between(started, now).compareTo(deadline) > 0;
    }

    Duration deadline() {
        return deadline;
    }

    /** No pause stands in the way of the next one. */
    void hurry(Instant now) {
        retryAt = now;
        failures = 0;
    }

    boolean isPausing(Instant now) {
        return now.isBefore(retryAt);
    }

    /** It answered. */
    void answered() {
        reachable = true;
        cause = "";
    }

    /** It did what was asked for. */
    void succeeded(Instant now) {
        answered();
        hurry(now);
    }

    /** It did not, whether or not it answered. */
    void failed(String why, Instant now) {
        cause = why;
        Duration pause = settings.retryFirst().multipliedBy(1L << Math.min(failures, MOST_DOUBLINGS));
        retryAt = now.plus(pause.compareTo(settings.retryLast()) > 0 ? settings.retryLast() : pause);
        failures++;
    }

    /** The same, but the first time in a row it is looked at what became of it, without a pause. */
    void failedUnclear(String why, Instant now) {
        failed(why, now);
        if (failures == 1) {
            retryAt = now;
        }
    }

    void reachable(boolean answered) {
        reachable = answered;
    }

    void calm() {
        failures = 0;
    }

    boolean reachable() {
        return reachable;
    }

    /** Failed at least twice in a row, without an answer. */
    boolean isUnreachable() {
        return !reachable && failures > 1;
    }

    /** Of the last failure; empty after an answer. */
    String cause() {
        return cause;
    }
}
