package io.dure.collector.spool;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is kept beside the segments, replaced as a whole. With the segments it gives the books exactly.
 *
 * @param trimmed everything up to it is committed, or given up
 * @param passed what had ever been taken up to there
 * @param books their waiting amount stands in the segments, not here
 * @param sent the newest segment of which a leader may have been sent something
 * @param settled the newest record that settles another segment and stands in the books
 * @param done the newest of these whose segment was seen to
 * @param repeated transactions that the hub had before, by incarnation; older incarnations together under 0
 * @param epoch the highest seen
 */
record SpoolState(
        Place trimmed,
        Tally passed,
        Books books,
        Place sent,
        Place settled,
        Place done,
        SortedMap<Long, Long> repeated,
        long epoch) {
    private static final int MOST_INCARNATIONS = 16;

    static final SpoolState INITIAL =
            new SpoolState(Place.NONE, Tally.ZERO, Books.EMPTY, Place.NONE, Place.NONE, Place.NONE, new TreeMap<>(), 0);

    SpoolState {
        repeated = fold(repeated);
    }

    private static SortedMap<Long, Long> fold(SortedMap<Long, Long> repeated) {
        TreeMap<Long, Long> folded = new TreeMap<>(repeated);
        while (folded.size() > MOST_INCARNATIONS) {
            long sum =
                    folded.pollFirstEntry().getValue() + folded.pollFirstEntry().getValue();
            folded.put(0L, sum);
        }
        return folded;
    }

    long repeatedInAll() {
        return repeated.values().stream().mapToLong(Long::longValue).sum();
    }

    SpoolState at(Place place, Tally upTo) {
        return new SpoolState(place, upTo, books, sent, settled, done, repeated, epoch);
    }

    SpoolState with(Books changed) {
        return new SpoolState(trimmed, passed, changed, sent, settled, done, repeated, epoch);
    }

    SpoolState sent(Place segment) {
        return new SpoolState(trimmed, passed, books, segment, settled, done, repeated, epoch);
    }

    SpoolState settled(Place by) {
        return new SpoolState(trimmed, passed, books, sent, by, done, repeated, epoch);
    }

    SpoolState done(Place by) {
        return new SpoolState(trimmed, passed, books, sent, settled, by, repeated, epoch);
    }

    SpoolState repeated(long incarnation, long transactions) {
        SortedMap<Long, Long> changed = new TreeMap<>(repeated);
        changed.merge(incarnation, transactions, Math::max);
        return new SpoolState(trimmed, passed, books, sent, settled, done, changed, epoch);
    }

    SpoolState epoch(long seen) {
        return new SpoolState(trimmed, passed, books, sent, settled, done, repeated, Math.max(epoch, seen));
    }
}
