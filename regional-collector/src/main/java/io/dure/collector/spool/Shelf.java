package io.dure.collector.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/** The segments and the state beside them. The state changes under the spool's lock only. */
final class Shelf {
    static final String STATE = "books";

    private final SpoolDisk disk;
    private final Reserve reserve;
    private final ConcurrentNavigableMap<Place, Segment> segments = new ConcurrentSkipListMap<>();
    private volatile SpoolState state;
    private final AtomicLong waitingReports = new AtomicLong();

    Shelf(SpoolDisk disk, Reserve reserve, SpoolState state) {
        this.disk = disk;
        this.reserve = reserve;
        this.state = state;
    }

    SpoolDisk disk() {
        return disk;
    }

    Reserve reserve() {
        return reserve;
    }

    ConcurrentNavigableMap<Place, Segment> segments() {
        return segments;
    }

    SpoolState state() {
        return state;
    }

    /** Reports, losses among them, that no leader has acknowledged. */
    long waitingReports() {
        return waitingReports.get();
    }

    void waitingReports(long change) {
        waitingReports.addAndGet(change);
    }

    /** Changes what the segments themselves tell; nothing to write. */
    void remember(SpoolState next) {
        state = next;
    }

    /** Changes the state once it is on the disk; on a full one by the room of the reserve. */
    void save(SpoolState next) throws IOException {
        byte[] bytes = StateFormat.encode(next);
        try {
            disk.replace(STATE, bytes);
        } catch (IOException failed) {
            if (!reserve.release()) {
                throw failed;
            }
            disk.replace(STATE, bytes);
            reserve.take();
        }
        state = next;
    }

    long bytes() {
        long sum = 0;
        for (Segment segment : segments.values()) {
            sum += segment.durable();
        }
        return sum;
    }

    /** All of a segment that is durable. */
    SegmentScan scan(Segment segment) throws IOException {
        return SegmentScan.of(load(segment.name(), segment.durable()));
    }

    ByteBuffer load(String name, long length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(length));
        try (SpoolFile file = disk.read(name)) {
            file.read(bytes, 0);
        }
        return bytes;
    }

    /** The whole record at an offset below what is durable, or empty where the bytes are damaged. */
    static Optional<LogRecord> read(SpoolFile file, Segment segment, long offset) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(RecordFormat.HEAD);
        file.read(head, offset);
        Optional<Integer> length = RecordFormat.claimedLength(head, 0);
        if (length.isEmpty() || offset + length.get() > segment.durable()) {
            return Optional.empty();
        }
        ByteBuffer whole = ByteBuffer.allocate(length.get());
        file.read(whole, offset);
        return RecordFormat.decode(whole, 0);
    }

    /** Removes a segment for good. */
    void remove(Segment segment) throws IOException {
        disk.delete(segment.name());
        segments.remove(segment.first());
    }
}
