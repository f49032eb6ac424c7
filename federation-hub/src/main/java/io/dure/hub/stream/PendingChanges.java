package io.dure.hub.stream;

import io.dure.hub.change.Change;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What changed since it was last asked, each thing once: a burst of changes of one service is one event. */
final class PendingChanges {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private Set<Change> pending = new LinkedHashSet<>();

    void note(Change change) {
        lock.lock();
        try {
            // All windows that completed meanwhile are one change of the overview.
            pending.add(change instanceof Change.WindowCompleted ? new Change.OverviewChanged() : change);
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a change until {@code deadline}, a value of {@link System#nanoTime()}. */
    Set<Change> take(long deadline) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = deadline - System.nanoTime();
            while (pending.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
            Set<Change> taken = pending;
            pending = new LinkedHashSet<>();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Lets a burst come together. */
    void settle() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(20);
    }
}
