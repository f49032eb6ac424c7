package io.dure.agent.bridge;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/** One request being served: from its outermost entry to its end, whichever thread sees that. Counted at most once. */
public final class Transaction {
    /** The request attribute that holds it. */
    public static final String KEY = "io.dure.agent.transaction";

    private static final AtomicIntegerFieldUpdater<Transaction> ENDED =
            AtomicIntegerFieldUpdater.newUpdater(Transaction.class, "ended");

    private final long startNanos = System.nanoTime();

    @SuppressWarnings("UnusedVariable") // Read and set through ENDED.
    private volatile int ended;

    private volatile @Nullable String route;
    private volatile @Nullable String user;
    private int slot = -1;

    Transaction() {}

    public boolean lacksRoute() {
        return route == null;
    }

    /** The first route wins: it is the one of the dispatch that the client asked for. */
    public void route(String value) {
        if (route == null) {
            route = value;
        }
    }

    @Nullable String route() {
        return route;
    }

    /** Who asks, where the application tells inside of the request only. */
    public @Nullable String user() {
        return user;
    }

    public void user(@Nullable String name) {
        if (name != null) {
            user = name;
        }
    }

    /** Set before another thread can end the transaction. */
    void slot(int place) {
        slot = place;
    }

    /** Negative: none. */
    int slot() {
        return slot;
    }

    boolean end() {
        return ENDED.compareAndSet(this, 0, 1);
    }

    long nanosSinceStart() {
        return System.nanoTime() - startNanos;
    }
}
