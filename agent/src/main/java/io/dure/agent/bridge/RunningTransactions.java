package io.dure.agent.bridge;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The transactions that have begun and not ended, at most 4,096; further ones are not seen. A transaction takes a free slot
 * near the one that its thread hashes to, so that requests neither allocate nor wait for each other. What was never
 * ended, which a server's fault could cause, is forgotten after a day.
 */
final class RunningTransactions {
    static final int SLOTS = 4_096;

    private static final int TRIES = 64;
    private static final long FORGOTTEN_NANOS = TimeUnit.DAYS.toNanos(1);
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int SHIFT = Long.SIZE - Integer.numberOfTrailingZeros(SLOTS);

    private final AtomicReferenceArray<Transaction> slots = new AtomicReferenceArray<>(SLOTS);

    void add(Transaction transaction) {
        int first = (int) ((Thread.currentThread().getId() * GOLDEN) >>> SHIFT);
        for (int i = 0; i < TRIES; i++) {
            int slot = (first + i) & (SLOTS - 1);
            if (slots.get(slot) == null) {
                transaction.slot(slot);
                if (slots.compareAndSet(slot, null, transaction)) {
                    return;
                }
            }
        }
        transaction.slot(-1);
    }

    void remove(Transaction transaction) {
        int slot = transaction.slot();
        if (slot >= 0) {
            slots.compareAndSet(slot, transaction, null);
        }
    }

    /**
     * Counts them by how long they have run.
     *
     * @param bounds of the bands, ascending
     * @return one number more than there are bounds
     */
    int[] byAge(long... bounds) {
        int[] bands = new int[bounds.length + 1];
        for (int slot = 0; slot < SLOTS; slot++) {
            Transaction transaction = slots.get(slot);
            if (transaction != null) {
                long age = transaction.nanosSinceStart();
                if (age > FORGOTTEN_NANOS) {
                    slots.compareAndSet(slot, transaction, null);
                } else {
                    bands[band(age, bounds)]++;
                }
            }
        }
        return bands;
    }

    private static int band(long age, long[] bounds) {
        int band = 0;
        while (band < bounds.length && age >= bounds[band]) {
            band++;
        }
        return band;
    }
}
