package io.dure.auth.connection;

import com.unboundid.ldap.sdk.LDAPException;
import io.dure.auth.connection.ConnectionTrouble.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** At most so many connections to one server; idle ones are kept for a while. */
final class ConnectionPool {
    private static final Duration LONGEST_IDLE = Duration.ofSeconds(60);
    private static final Duration UNSEEN = Duration.ofSeconds(1);
    private static final Duration LONGEST_LIFE = Duration.ofMinutes(10);

    private final ServerAddress server;
    private final Dialer dialer;
    private final Timeouts timeouts;
    private final Semaphore permits;
    private final Deque<Pooled> idle = new ArrayDeque<>();
    private boolean closed;

    ConnectionPool(ServerAddress server, Dialer dialer, Timeouts timeouts, int size) {
        this.server = server;
        this.dialer = dialer;
        this.timeouts = timeouts;
        this.permits = new Semaphore(size, true);
    }

    private record Pooled(LdapConnection connection, long bornNanos, long idleSinceNanos) {
        boolean isGood(long now) {
            return connection.isAlive()
                    && now - bornNanos < LONGEST_LIFE.toNanos()
                    && now - idleSinceNanos < LONGEST_IDLE.toNanos();
        }

        /** Nobody reads what a server says of an idle connection; after so long it is worth a look. */
        boolean isStillOpen(long now) {
            return now - idleSinceNanos < UNSEEN.toNanos() || connection.isStillOpen();
        }
    }

    /** A connection for one question; closing it gives it back. */
    final class Lease implements AutoCloseable {
        private final LdapConnection connection;
        private final long bornNanos;
        private final boolean reused;
        private final Deadline.Guard guard;
        private boolean good;

        private Lease(LdapConnection connection, long bornNanos, boolean reused, Deadline deadline) {
            this.connection = connection;
            this.bornNanos = bornNanos;
            this.reused = reused;
            this.guard = deadline.guard(connection);
        }

        LdapConnection connection() {
            return connection;
        }

        /** It has been idle before, so the server may have ended it unnoticed. */
        boolean isReused() {
            return reused;
        }

        /** The server has answered; without this the connection is not used again. */
        void keep() {
            good = true;
        }

        @Override
        public void close() {
            guard.close();
            try {
                if (good && connection.isAlive()) {
                    putBack(new Pooled(connection, bornNanos, System.nanoTime()));
                } else {
                    discard(connection);
                }
            } finally {
                permits.release();
            }
        }
    }

    Lease lend(Deadline deadline) throws ConnectionTrouble, LDAPException {
        acquire(deadline);
        boolean lent = false;
        try {
            Pooled pooled = takeIdle();
            Lease lease = pooled == null
                    ? new Lease(
                            LdapConnection.over(dialer.dial(server, deadline), timeouts),
                            System.nanoTime(),
                            false,
                            deadline)
                    : new Lease(pooled.connection, pooled.bornNanos, true, deadline);
            lent = true;
            return lease;
        } finally {
            if (!lent) {
                permits.release();
            }
        }
    }

    /** Ends what is idle: the server was restarted, or is to be left alone. */
    void drain() {
        for (Pooled pooled = poll(); pooled != null; pooled = poll()) {
            discard(pooled.connection);
        }
    }

    /** From now on nothing is kept idle: the directory is no longer asked this way. */
    void close() {
        synchronized (idle) {
            closed = true;
        }
        drain();
    }

    private void acquire(Deadline deadline) throws ConnectionTrouble {
        try {
            long wait = Math.min(timeouts.pool().toNanos(), deadline.left().toNanos());
            if (!permits.tryAcquire(wait, TimeUnit.NANOSECONDS)) {
                throw new ConnectionTrouble(Kind.BUSY, "all connections to " + server + " stayed in use", null);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ConnectionTrouble(Kind.BUSY, "interrupted while waiting for " + server, stopped);
        }
    }

    private @Nullable Pooled takeIdle() {
        for (Pooled pooled = poll(); pooled != null; pooled = poll()) {
            long now = System.nanoTime();
            if (pooled.isGood(now) && pooled.isStillOpen(now)) {
                return pooled;
            }
            discard(pooled.connection);
        }
        return null;
    }

    /** The youngest first, so that those that are not needed grow old. */
    private @Nullable Pooled poll() {
        synchronized (idle) {
            return idle.pollLast();
        }
    }

    private void putBack(Pooled pooled) {
        synchronized (idle) {
            if (closed) {
                discard(pooled.connection);
                return;
            }
            idle.addLast(pooled);
            Pooled oldest = idle.peekFirst();
            if (oldest != null && idle.size() > 1 && !oldest.isGood(System.nanoTime())) {
                idle.removeFirst();
                discard(oldest.connection);
            }
        }
    }

    private static void discard(LdapConnection connection) {
        try {
            connection.close();
        } catch (IOException alreadyBroken) {
            // Closed it is.
        }
    }
}
