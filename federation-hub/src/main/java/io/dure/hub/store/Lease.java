package io.dure.hub.store;

import java.time.Duration;
import java.time.Instant;

/** Who leads. Only its holder acts, and each new holding has a higher epoch than any before. */
public interface Lease {
    /**
     * Takes the lease if it is free, expired or held by the same holder; the epoch rises each time.
     *
     * @param holder id of a hub
     * @param above an epoch seen elsewhere, which the new one must exceed; 0 for none
     */
    Result acquire(String holder, long above, Duration length, Instant now);

    /** Prolongs it; refused when another has it, or when this holder took it anew since. */
    Result renew(String holder, long epoch, Duration length, Instant now);

    /** Gives it back early; nothing when it is not held at this epoch. */
    void release(String holder, long epoch);

    /** What became of the wish. */
    sealed interface Result {
        record Held(long epoch, Instant until) implements Result {}

        record Refused(String holder, long epoch, Instant until) implements Result {}
    }
}
