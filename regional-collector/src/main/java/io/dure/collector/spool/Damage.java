package io.dure.collector.spool;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much damaged bytes held: every record says what had been taken before it, so the whole ones around a gap tell. Where
 * the record on one side cannot be known, nothing is counted rather than guessed.
 */
final class Damage {
    private final Shelf shelf;
    private final SegmentWriter writer;

    Damage(Shelf shelf, SegmentWriter writer) {
        this.shelf = shelf;
        this.writer = writer;
    }

    Tally of(Segment segment, SegmentScan scan) throws IOException {
        Tally lost = Tally.ZERO;
        for (SegmentScan.Gap gap : scan.gaps()) {
            Optional<Tally> from = before(gap, segment, scan.records());
            if (from.isPresent()) {
                lost = lost.plus(difference(from.get(), gap.next().record().before()));
            }
        }
        Optional<Tally> end = scan.end() < segment.durable() ? end(segment) : Optional.empty();
        if (end.isPresent() && scan.last().isPresent()) {
            lost = lost.plus(difference(scan.last().get().after(), end.get()));
        }
        return lost;
    }

    /** What was committed before a position stands in the books already. */
    private Tally difference(Tally from, Tally to) {
        return to.minus(from.max(shelf.state().passed()).min(to));
    }

    private Optional<Tally> before(SegmentScan.Gap gap, Segment segment, List<SegmentScan.Found> records)
            throws IOException {
        Optional<Tally> within = records.stream()
                .filter(found -> found.end() == gap.from())
                .findFirst()
                .map(found -> found.record().after());
        if (within.isPresent() || gap.to() - gap.from() == RecordFormat.HEAD) {
            return within;
        }
        Place first = segment.first();
        SpoolState state = shelf.state();
        if (state.trimmed().incarnation() == first.incarnation()
                && state.trimmed().sequence() >= first.sequence() - 1) {
            return Optional.of(state.passed());
        }
        Map.Entry<Place, Segment> lower = shelf.segments().lowerEntry(first);
        return lower == null || lower.getKey().incarnation() != first.incarnation()
                ? Optional.empty()
                : shelf.scan(lower.getValue())
                        .last()
                        .filter(last -> last.sequence() == first.sequence() - 1)
                        .map(LogRecord::after);
    }

    /** What had been taken when the segment ended. */
    private Optional<Tally> end(Segment segment) throws IOException {
        if (writer.isWriting(segment)) {
            return Optional.of(shelf.state().books().taken());
        }
        Map.Entry<Place, Segment> next = shelf.segments().higherEntry(segment.first());
        return next == null
                ? Optional.empty()
                : shelf.scan(next.getValue())
                        .first()
                        .filter(opening -> opening.about().equals(segment.first()))
                        .map(LogRecord::before);
    }
}
