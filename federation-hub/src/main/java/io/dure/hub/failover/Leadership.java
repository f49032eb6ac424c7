package io.dure.hub.failover;

import io.dure.gslb.plan.Token;
import java.time.Instant;
import java.util.Optional;

/** Whether this hub leads, in which epoch, and by which tokens it is told that somebody else does. */
final class Leadership {
    private boolean leading;
    private long epoch;
    private Instant since;

    /** Up to this token of the own epoch the service may have been withdrawn, before it was created again. */
    private Optional<Token> withdrawn = Optional.empty();

    /**
     * Resigned.
     *
     * @param epoch the highest that was led or seen
     */
    Leadership(long epoch, Instant now) {
        this.epoch = epoch;
        this.since = now;
    }

    /** The lease was taken; false: not with an epoch above all others. */
    boolean take(long next, Instant now) {
        if (next <= epoch) {
            return false;
        }
        leading = true;
        epoch = next;
        since = now;
        withdrawn = Optional.empty();
        return true;
    }

    void resign() {
        leading = false;
    }

    /** Somebody else leads, or led, in that epoch. */
    void saw(long other) {
        epoch = Math.max(epoch, other);
    }

    boolean isLeading() {
        return leading;
    }

    long epoch() {
        return epoch;
    }

    boolean beganAfter(Instant when) {
        return since.isAfter(when);
    }

    /** The service was withdrawn up to that token, and is created again above it. */
    void withdrawnUpTo(Token last) {
        withdrawn = Optional.of(last);
    }

    /**
     * Whether a token that a provider holds cannot be of this leader: a store restored from a backup deals epochs out a
     * second time.
     *
     * @param wrote something of this epoch was sent there
     */
    boolean isAnothers(Token held, boolean wrote) {
        return held.epoch() == epoch
                && !wrote
                && withdrawn.filter(last -> !held.isNewerThan(last)).isEmpty();
    }
}
