package io.dure.collector.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the newest segment, a group of records at a time. A group that fails leaves nothing behind: its bytes are cut off,
 * its numbers are never used again, and the next one begins a new segment, for after a failed sync nobody knows what of a
 * file is on the disk. Confined to the spool's thread.
 */
final class SegmentWriter {
    private static final Logger log = LoggerFactory.getLogger(SegmentWriter.class);

    private final SpoolDisk disk;
    private final ConcurrentNavigableMap<Place, Segment> segments;
    private final long incarnation;
    private final int segmentBytes;
    private long lastSequence;
    private @Nullable Open open;

    SegmentWriter(SpoolDisk disk, ConcurrentNavigableMap<Place, Segment> segments, long incarnation, int segmentBytes) {
        this.disk = disk;
        this.segments = segments;
        this.incarnation = incarnation;
        this.segmentBytes = segmentBytes;
    }

    /** The segment being written, and how much of it is. */
    private record Open(Segment segment, SpoolFile file, long end) {}

    /**
     * Appends a group; all of it is durable when this returns.
     *
     * @param taken everything that was taken before
     * @return the place of the last record
     */
    Place append(List<Draft> group, Tally taken, long nowMs) throws IOException {
        int size = group.stream()
                .mapToInt(draft -> RecordFormat.HEAD + draft.report().build().getSerializedSize() + 32)
                .sum();
        if (open != null && open.end() + size > segmentBytes) {
            seal(taken, nowMs);
        }
        try {
            Open into = open == null ? begin(taken, nowMs) : open;
            List<ByteBuffer> records =
                    encode(group, taken, nowMs, into.segment().durable());
            long end = into.end();
            for (ByteBuffer record : records) {
                int length = record.remaining();
                into.file().write(record, end);
                end += length;
            }
            into.file().sync();
            into.segment().holds(nowMs, group.stream().map(Draft::own).reduce(Tally.ZERO, Tally::plus));
            into.segment().durable(end);
            open = new Open(into.segment(), into.file(), end);
            return new Place(incarnation, lastSequence);
        } catch (IOException | RuntimeException failed) {
            abandon();
            throw failed;
        }
    }

    private List<ByteBuffer> encode(List<Draft> group, Tally taken, long nowMs, long synced) {
        List<ByteBuffer> records = new ArrayList<>(group.size());
        Tally before = taken;
        for (Draft draft : group) {
            LogRecord record = draft.record(new Place(incarnation, ++lastSequence), nowMs, synced, before);
            before = record.after();
            records.add(RecordFormat.encode(record));
        }
        return records;
    }

    private Open begin(Tally taken, long nowMs) throws IOException {
        Segment segment = new Segment(new Place(incarnation, lastSequence + 1));
        Place predecessor = segments.isEmpty() ? Place.NONE : segments.lastKey();
        SpoolFile file = disk.open(segment.name());
        open = new Open(segment, file, 0);
        file.truncate(0);
        ByteBuffer opening = RecordFormat.encode(LogRecord.mark(lastSequence, nowMs, 0, taken, predecessor));
        file.write(ByteBuffer.wrap(Segment.SIGNATURE), 0);
        long end = (long) Segment.SIGNATURE.length + opening.remaining();
        file.write(opening, Segment.SIGNATURE.length);
        segments.put(segment.first(), segment);
        open = new Open(segment, file, end);
        return open;
    }

    /** Ends the newest segment, if there is one; the next group begins another. */
    void seal(Tally taken, long nowMs) {
        Open ending = open;
        if (ending == null) {
            return;
        }
        try {
            ByteBuffer mark = RecordFormat.encode(LogRecord.mark(lastSequence, nowMs, ending.end(), taken, Place.NONE));
            int length = mark.remaining();
            ending.file().write(mark, ending.end());
            ending.file().sync();
            ending.segment().durable(ending.end() + length);
            open = null;
            ending.file().close();
        } catch (IOException failed) {
            log.warn("Cannot seal {}: {}", ending.segment().name(), failed.toString());
            abandon();
        }
    }

    /** Leaves of the newest segment what is durable. */
    private void abandon() {
        Open broken = open;
        open = null;
        if (broken == null) {
            return;
        }
        try (SpoolFile file = broken.file()) {
            if (broken.segment().durable() == 0) {
                segments.remove(broken.segment().first());
                disk.delete(broken.segment().name());
            } else {
                file.truncate(broken.segment().durable());
                file.sync();
            }
        } catch (IOException failed) {
            log.warn("Cannot cut {}; the next start does", broken.segment().name(), failed);
        }
    }

    boolean isWriting(Segment segment) {
        return open != null && open.segment().first().equals(segment.first());
    }

    void close() {
        Open ending = open;
        open = null;
        if (ending != null) {
            try {
                ending.file().close();
            } catch (IOException failed) {
                log.warn("Cannot close {}", ending.segment().name(), failed);
            }
        }
    }
}
