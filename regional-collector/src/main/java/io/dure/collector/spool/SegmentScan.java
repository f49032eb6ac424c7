package io.dure.collector.spool;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a segment's bytes hold: whole records, and gaps where bytes before a whole record belong to none.
 *
 * @param end behind the last whole record; what follows was never finished, or is damaged
 * @param length of the file
 */
record SegmentScan(List<Found> records, List<Gap> gaps, long end, long length) {
    /** Sequences rise by ones but for numbers that a failed write used up. */
    private static final long FURTHEST = 1L << 32;

    SegmentScan {
        records = List.copyOf(records);
        gaps = List.copyOf(gaps);
    }

    /** A whole record and where it begins. */
    record Found(long offset, LogRecord record) {
        long end() {
            return offset + RecordFormat.length(record);
        }
    }

    /** Damaged bytes, and the whole record behind them. */
    record Gap(long from, Found next) {
        long to() {
            return next.offset();
        }
    }

    /** Reads a whole segment, from behind its signature. */
    static SegmentScan of(ByteBuffer bytes) {
        List<Found> records = new ArrayList<>();
        List<Gap> gaps = new ArrayList<>();
        int offset = Math.min(Segment.SIGNATURE.length, bytes.limit());
        while (true) {
            long least = records.isEmpty() ? -1 : records.getLast().record().sequence();
            Optional<Found> next = at(bytes, offset, least);
            if (next.isEmpty()) {
                next = search(bytes, offset + 1, least);
                if (next.isEmpty()) {
                    return new SegmentScan(records, gaps, offset, bytes.limit());
                }
                gaps.add(new Gap(offset, next.get()));
            }
            records.add(next.get());
            offset = Math.toIntExact(next.get().end());
        }
    }

    private static Optional<Found> search(ByteBuffer bytes, int from, long least) {
        for (int offset = from; offset <= bytes.limit() - RecordFormat.HEAD; offset++) {
            Optional<Found> found = at(bytes, offset, least);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Found> at(ByteBuffer bytes, int offset, long least) {
        return RecordFormat.claimedLength(bytes, offset)
                .filter(length -> length <= bytes.limit() - offset)
                .filter(length -> isPlausible(bytes.getLong(offset + 12), least))
                .flatMap(length -> RecordFormat.decode(bytes, offset))
                .map(record -> new Found(offset, record));
    }

    private static boolean isPlausible(long sequence, long least) {
        return sequence >= least && (least < 0 || sequence - least < FURTHEST);
    }

    Optional<LogRecord> first() {
        return records.isEmpty()
                ? Optional.empty()
                : Optional.of(records.getFirst().record());
    }

    Optional<LogRecord> last() {
        return records.isEmpty()
                ? Optional.empty()
                : Optional.of(records.getLast().record());
    }
}
