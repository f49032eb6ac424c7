package io.dure.hub.failover.simulation;

import io.dure.hub.failover.FailoverSnapshot;
import org.jspecify.annotations.Nullable;

/** What both hubs share: the lease with its rising epoch, and the leader's snapshot, fenced by it. */
final class SharedStore {
    private static final long LEASE_MS = 8_000;

    private @Nullable String holder;
    private long expires;
    private long epoch;
    private @Nullable FailoverSnapshot snapshot;
    private long snapshotEpoch;

    /** The epoch held by {@code hub} from now on, or 0 if another one holds the lease. */
    long acquire(String hub, long now) {
        if (hub.equals(holder) && now < expires) {
            expires = now + LEASE_MS;
            return epoch;
        }
        if (holder != null && now < expires) {
            return 0;
        }
        holder = hub;
        expires = now + LEASE_MS;
        return ++epoch;
    }

    /** Given up; the next epoch is above {@code seen}. */
    void release(String hub, long seen) {
        if (hub.equals(holder)) {
            holder = null;
        }
        epoch = Math.max(epoch, seen);
    }

    void save(long by, FailoverSnapshot next) {
        if (by >= snapshotEpoch) {
            snapshot = next;
            snapshotEpoch = by;
        }
    }

    @Nullable FailoverSnapshot load() {
        return snapshot;
    }

    /** Restored from nothing: the data and the epoch are gone. */
    void lose() {
        snapshot = null;
        snapshotEpoch = 0;
        holder = null;
        epoch = 0;
    }
}
