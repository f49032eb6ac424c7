package io.dure.collector.spool;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goes through the spool from its beginning as far as a leader has committed, and removes the segments it has passed, once
 * the books are on the disk. Called under the spool's lock.
 */
final class Trimmer {
    private final Shelf shelf;
    private @Nullable Segment segment;
    private long offset;
    private volatile long oldestWaitingMs;

    Trimmer(Shelf shelf) {
        this.shelf = shelf;
    }

    /** When the first report that waits was made, as of the last call; 0 where none did. */
    long oldestWaitingMs() {
        return oldestWaitingMs;
    }

    /**
     * Trims.
     *
     * @param acknowledged highest sequence committed, by incarnation
     * @param newest what is being written, and stays
     */
    void trim(Map<Long, Long> acknowledged, SegmentWriter newest) throws IOException {
        SpoolState next = shelf.state();
        List<Segment> passed = new ArrayList<>();
        long reports = 0;
        long oldestMs = 0;
        Segment at = shelf.segments().isEmpty()
                ? null
                : shelf.segments().firstEntry().getValue();
        long from = at != null && at.equals(segment) ? offset : Segment.SIGNATURE.length;
        segments:
        while (at != null) {
            try (SpoolFile file = shelf.disk().read(at.name())) {
                while (from < at.durable()) {
                    Optional<LogRecord> record = Shelf.read(file, at, from);
                    if (record.isEmpty()) {
                        at.damaged(true);
                        break segments;
                    }
                    if (record.get().isReport()) {
                        Place place =
                                new Place(at.first().incarnation(), record.get().sequence());
                        boolean isNew = place.isAfter(next.trimmed());
                        if (isNew && acknowledged.getOrDefault(place.incarnation(), 0L) < place.sequence()) {
                            oldestMs = record.get().createdMs();
                            break segments;
                        }
                        if (isNew) {
                            next = pass(next, place, record.get());
                            reports++;
                        }
                    }
                    from += RecordFormat.length(record.get());
                }
            }
            if (newest.isWriting(at)) {
                break;
            }
            passed.add(at);
            Map.Entry<Place, Segment> higher = shelf.segments().higherEntry(at.first());
            at = higher == null ? null : higher.getValue();
            from = Segment.SIGNATURE.length;
        }
        if (!next.equals(shelf.state())) {
            shelf.save(next);
            shelf.waitingReports(-reports);
        }
        segment = at;
        offset = from;
        oldestWaitingMs = oldestMs;
        for (Segment gone : passed) {
            shelf.remove(gone);
        }
    }

    private static SpoolState pass(SpoolState state, Place place, LogRecord record) {
        Books books = record.kind() == LogRecord.Kind.TOO_LARGE
                ? state.books().drop(new HashMap<>(Map.of(record.kind().reason(), record.own())))
                : state.books().commit(record.own());
        return state.with(books).at(place, record.after());
    }
}
