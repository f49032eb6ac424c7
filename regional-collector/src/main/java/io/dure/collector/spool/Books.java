package io.dure.collector.spool;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What became of everything that was ever taken: taken = committed + waiting + the sum of dropped, always.
 *
 * @param waiting in the spool, not acknowledged
 * @param dropped by reason
 */
record Books(Tally committed, Tally waiting, SortedMap<String, Tally> dropped) {
    static final Books EMPTY = new Books(Tally.ZERO, Tally.ZERO, new TreeMap<>());

    Books {
        dropped = new TreeMap<>(dropped);
    }

    Tally taken() {
        return dropped.values().stream().reduce(committed.plus(waiting), Tally::plus);
    }

    Books take(Tally more) {
        return new Books(committed, waiting.plus(more), dropped);
    }

    Books commit(Tally some) {
        return new Books(committed.plus(some), waiting.minus(some), dropped);
    }

    Books drop(Map<String, Tally> some) {
        Tally less = waiting;
        SortedMap<String, Tally> more = new TreeMap<>(dropped);
        for (Map.Entry<String, Tally> one : some.entrySet()) {
            if (!one.getValue().equals(Tally.ZERO)) {
                more.merge(one.getKey(), one.getValue(), Tally::plus);
                less = less.minus(one.getValue());
            }
        }
        return new Books(committed, less, more);
    }

    /** With another amount waiting, as found on the disk. */
    Books waiting(Tally found) {
        return new Books(committed, found, dropped);
    }
}
