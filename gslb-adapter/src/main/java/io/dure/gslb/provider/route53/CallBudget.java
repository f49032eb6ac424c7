package io.dure.gslb.provider.route53;

import io.dure.gslb.time.SteadyClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Keeps the calls below the account's limits. Looking at things leaves a quarter of the account's bucket, so that a change
 * never waits behind it. Thread-safe.
 */
public final class CallBudget {
    private final Clock steady;
    private final TokenBucket account;
    private final TokenBucket recordChanges;
    private final Map<CallKind, TokenBucket> byKind;

    /** Filled to the brim now. */
    static CallBudget steady(CallLimits limits) {
        return new CallBudget(limits, SteadyClock.startingAt(Instant.EPOCH));
    }

    CallBudget(CallLimits limits, Clock steady) {
        this.steady = steady;
        this.account = new TokenBucket(limits.account(), steady.instant());
        this.recordChanges = new TokenBucket(limits.recordChanges(), steady.instant());
        this.byKind = Map.of(
                CallKind.CHECK_CREATION,
                new TokenBucket(limits.checkCreation(), steady.instant()),
                CallKind.CHECK_STATUS,
                new TokenBucket(limits.checkStatus(), steady.instant()));
    }

    /**
     * Takes what a call needs, or nothing.
     *
     * @param records single changes that it holds
     * @return how long to wait before asking again; zero: taken
     */
    synchronized Duration take(CallKind kind, int records, boolean urgent) {
        Instant now = steady.instant();
        Duration wait = account.wait(1, urgent ? 0 : account.burst() / 4.0, now);
        wait = longer(wait, recordChanges.wait(records, 0, now));
        TokenBucket own = byKind.get(kind);
        if (own != null) {
            wait = longer(wait, own.wait(1, 0, now));
        }
        if (wait.isZero()) {
            account.take(1);
            recordChanges.take(records);
            if (own != null) {
                own.take(1);
            }
        }
        return wait;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
