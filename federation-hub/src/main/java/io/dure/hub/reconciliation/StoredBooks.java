package io.dure.hub.reconciliation;

import io.dure.hub.ledger.LifeBooks;
import io.dure.hub.ledger.LifeKey;
import io.dure.hub.store.Life;

/** A life's books as the store has them. */
public final class StoredBooks {
    private static final long WINDOW_MS = 10_000;

    private StoredBooks() {}

    public static LifeBooks of(Life life) {
        return new LifeBooks(
                new LifeKey(life.site(), life.service(), life.instance(), life.startMs()),
                life.created(),
                life.stored(),
                life.probes(),
                life.droppedByAgent(),
                life.lost(),
                life.lastWindowMs() == 0 ? 0 : life.lastWindowMs() + WINDOW_MS,
                life.lostUntilMs(),
                life.ended());
    }
}
