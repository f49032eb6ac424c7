package io.dure.gslb.provider.route53;

import java.time.Duration;
import java.time.Instant;

/** Not thread-safe: {@link CallBudget} takes from several at once. */
final class TokenBucket {
    private final Limit limit;
    private double tokens;
    private Instant filled;

    TokenBucket(Limit limit, Instant now) {
        this.limit = limit;
        this.tokens = limit.burst();
        this.filled = now;
    }

    /**
     * How long until an amount can be taken; zero: now.
     *
     * @param keep tokens that must be left for others
     */
    Duration wait(double amount, double keep, Instant now) {
        fill(now);
        double missing = Math.min(amount + keep, limit.burst()) - tokens;
        return missing <= 0 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil(missing / limit.perSecond() * 1e9));
    }

    /** A larger amount than the bucket holds takes it all. */
    void take(double amount) {
        tokens = Math.max(0, tokens - amount);
    }

    int burst() {
        return limit.burst();
    }

    private void fill(Instant now) {
        if (now.isAfter(filled)) {
            double seconds = Duration.between(filled, now).toNanos() / 1e9;
            tokens = Math.min(limit.burst(), tokens + seconds * limit.perSecond());
            filled = now;
        }
    }
}
