package io.dure.hub.steering;

import io.dure.hub.federation.Leadership;
import io.dure.hub.store.Lease;
import io.dure.hub.store.StoreUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the lease and keeps it, on a platform thread of its own. Leading ends when the lease's time is over, whether or
 * not the store could be asked.
 */
final class LeaseKeeper implements Leadership {
    static final Duration LENGTH = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration AFTER_STEPPING_DOWN = LENGTH;

    private final String hub;
    private final Lease lease;
    private final Clock clock;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private volatile State state = new State(0, false, Instant.EPOCH);
    private volatile boolean running;
    private long above;
    private Instant notBefore = Instant.EPOCH;

    /** Told on the keeper's thread, in order. */
    interface Listener {
        void lead(long epoch);

        void resign();
    }

    LeaseKeeper(String hub, Lease lease, Clock clock) {
        this.hub = hub;
        this.lease = lease;
        this.clock = clock;
    }

    void listen(Listener listener) {
        listeners.add(listener);
    }

    /** Tries at once, so that a hub leads before it takes streams. */
    void start() {
        running = true;
        beat();
        Thread.ofPlatform().name("lease").daemon().start(() -> {
            while (running) {
                LockSupport.parkNanos(EVERY.toNanos());
                beat();
            }
        });
    }

    void stop() {
        running = false;
        State held = state;
        state = new State(held.epoch(), false, held.until());
        if (held.leads()) {
            lease.release(hub, held.epoch());
        }
    }

    @Override
    public long epoch() {
        return state.epoch();
    }

    @Override
    public boolean leads() {
        State now = state;
        return now.leads() && clock.instant().isBefore(now.until());
    }

    /** Somebody else has a higher epoch: gives the lease up, and takes it again only above that. */
    synchronized void stepDown(long seenEpoch, String cause) {
        LOG.warn("stepping down from epoch {}: {}", state.epoch(), cause);
        above = Math.max(above, seenEpoch);
        notBefore = clock.instant().plus(AFTER_STEPPING_DOWN);
        resign();
    }

    /** Whatever fails here, the next beat comes: without it this hub would never lead again. */
    synchronized void beat() {
        Instant now = clock.instant();
        try {
            if (state.leads()) {
                keep(lease.renew(hub, state.epoch(), LENGTH, now));
            } else if (running && !now.isBefore(notBefore)) {
                take(lease.acquire(hub, above, LENGTH, now));
            }
        } catch (StoreUnavailable failed) {
            LOG.warn("the lease is not renewed: {}", failed.getMessage());
            resignAtTheEnd();
        } catch (RuntimeException | Error bug) {
            LOG.error("the lease is not renewed", bug);
            resignAtTheEnd();
        }
    }

    private void resignAtTheEnd() {
        if (state.leads() && !clock.instant().isBefore(state.until())) {
            resign();
        }
    }

    private void keep(Lease.Result result) {
        switch (result) {
            case Lease.Result.Held(long epoch, Instant until) -> state = new State(epoch, true, until);
            case Lease.Result.Refused(String holder, long epoch, Instant until) -> {
                LOG.warn("the lease is lost to {} at epoch {}", holder, epoch);
                resign();
            }
        }
    }

    private void take(Lease.Result result) {
        switch (result) {
            case Lease.Result.Held(long epoch, Instant until) -> {
                LOG.info("leading with epoch {}", epoch);
                state = new State(epoch, true, until);
                listeners.forEach(listener -> listener.lead(epoch));
            }
            case Lease.Result.Refused(String holder, long epoch, Instant until) ->
                LOG.info("{} leads with epoch {} until {}", holder, epoch, until);
        }
    }

    private void resign() {
        boolean led = state.leads();
        state = new State(state.epoch(), false, state.until());
        if (led) {
            listeners.forEach(Listener::resign);
        }
    }

    private record State(long epoch, boolean leads, Instant until) {}
}
