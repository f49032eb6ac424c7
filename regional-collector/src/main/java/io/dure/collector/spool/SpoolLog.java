package io.dure.collector.spool;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The spool without threads: appended to and seen to by one, while links claim what they are about to send. What a leader
 * may have been sent is never given up, for it may be stored: of the rest, the oldest goes first.
 */
final class SpoolLog implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(SpoolLog.class);
    private static final long DISK_MARGIN = 64 * 1024;
    /** A segment is ended when it holds this part of the longest age, so that age is kept to that precision. */
    private static final int AGE_PARTS = 24;

    private final Shelf shelf;
    private final SegmentWriter writer;
    private final Settlement settlement;
    private final Trimmer trimmer;
    private final SpoolOptions options;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, Long> acknowledged = new ConcurrentHashMap<>();
    private final Map<Long, Long> repeated = new ConcurrentHashMap<>();
    private volatile long epoch;

    private SpoolLog(Shelf shelf, SpoolOptions options, InstantSource clock) {
        this.shelf = shelf;
        this.options = options;
        this.clock = clock;
        this.writer = new SegmentWriter(shelf.disk(), shelf.segments(), options.incarnation(), options.segmentBytes());
        this.settlement = new Settlement(shelf, writer, options.site(), clock);
        this.trimmer = new Trimmer(shelf);
        this.epoch = shelf.state().epoch();
    }

    /**
     * Opens a spool and finishes what an earlier process left half done.
     *
     * @throws IOException if the disk fails, or its contents cannot be understood
     */
    static SpoolLog open(SpoolDisk disk, SpoolOptions options, InstantSource clock) throws IOException {
        Recovery recovery = Recovery.of(disk, options.segmentBytes());
        SpoolLog opened = new SpoolLog(recovery.shelf(), options, clock);
        Optional<Settlement.Act> half = recovery.halfDone(opened.writer);
        if (half.isPresent()) {
            opened.settlement.resume(half.get());
        }
        opened.mend();
        opened.trimmer.trim(opened.acknowledged, opened.writer);
        return opened;
    }

    /**
     * Appends a group; all of it is durable when this returns, or none of it is kept.
     *
     * @throws IOException if the disk fails, or is full of what must not be given up
     */
    void append(List<Draft> group) throws IOException {
        lock.lock();
        try {
            settlement.finish();
            long size = group.stream()
                    .mapToLong(
                            draft -> RecordFormat.HEAD + draft.report().build().getSerializedSize())
                    .sum();
            while (shelf.bytes() + size > options.maxBytes()) {
                if (!giveUpOldest(LogRecord.Kind.FULL)) {
                    throw new SpoolFullException(
                            "the spool holds " + options.maxBytes() + " bytes, and all of them may be on their way");
                }
            }
            // Without the reserve nothing more is written: its room is what a full disk is left by.
            while (!shelf.reserve().take() || !write(group)) {
                if (!isDiskFull(size) || !giveUpOldest(LogRecord.Kind.FULL)) {
                    throw new SpoolFullException("the spool's disk takes nothing");
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean write(List<Draft> group) throws IOException {
        SpoolState state = shelf.state();
        try {
            writer.append(group, state.books().taken(), clock.millis());
        } catch (IOException failed) {
            log.warn("Cannot append to the spool: {}", failed.toString());
            return false;
        }
        Tally own = group.stream().map(Draft::own).reduce(Tally.ZERO, Tally::plus);
        shelf.remember(state.with(state.books().take(own)));
        shelf.waitingReports(group.size());
        return true;
    }

    private boolean isDiskFull(long size) throws IOException {
        return shelf.disk().usable() < size + DISK_MARGIN;
    }

    private boolean giveUpOldest(LogRecord.Kind why) throws IOException {
        Optional<Segment> oldest = oldestUnsent();
        if (oldest.isPresent()) {
            settlement.giveUp(oldest.get(), why);
        }
        return oldest.isPresent();
    }

    private Optional<Segment> oldestUnsent() {
        return shelf.segments().tailMap(shelf.state().sent(), false).values().stream()
                .filter(segment -> !writer.isWriting(segment) && segment.isWorthGivingUp())
                .findFirst();
    }

    /** Trims, mends, and gives up what is too old. Called a few times a second. */
    void tend() throws IOException {
        lock.lock();
        try {
            settlement.finish();
            mend();
            account();
            trimmer.trim(acknowledged, writer);
            age();
        } finally {
            lock.unlock();
        }
    }

    private void mend() throws IOException {
        for (Segment segment : shelf.segments().values()) {
            if (segment.isDamaged()) {
                settlement.mend(segment);
            }
        }
    }

    private void account() throws IOException {
        SpoolState next = shelf.state().epoch(epoch);
        for (Map.Entry<Long, Long> one : repeated.entrySet()) {
            next = next.repeated(one.getKey(), one.getValue());
        }
        if (!next.equals(shelf.state())) {
            shelf.save(next);
        }
    }

    private void age() throws IOException {
        long now = clock.millis();
        Map.Entry<Place, Segment> newest = shelf.segments().lastEntry();
        if (newest != null
                && writer.isWriting(newest.getValue())
                && newest.getValue().oldestMs() < now - options.maxAge().toMillis() / AGE_PARTS) {
            writer.seal(shelf.state().books().taken(), now);
        }
        Optional<Segment> oldest = oldestUnsent();
        while (oldest.isPresent()
                && oldest.get().newestMs() < now - options.maxAge().toMillis()) {
            settlement.giveUp(oldest.get(), LogRecord.Kind.EXPIRED);
            oldest = oldestUnsent();
        }
    }

    /**
     * To be called before a leader is sent anything of a segment.
     *
     * @return false if the segment was given up meanwhile, or is about to be
     */
    boolean claim(Segment segment) throws IOException {
        if (!segment.first().isAfter(shelf.state().sent())) {
            return shelf.segments().containsKey(segment.first());
        }
        lock.lock();
        try {
            if (settlement.concerns(segment) || !shelf.segments().containsKey(segment.first())) {
                return false;
            }
            if (segment.first().isAfter(shelf.state().sent())) {
                shelf.save(shelf.state().sent(segment.first()));
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** What a leader of the highest epoch has committed. Trimmed a little later. */
    void acknowledge(long incarnation, long sequence, long repeatedTransactions) {
        acknowledged.merge(incarnation, sequence, Math::max);
        if (repeatedTransactions > 0) {
            repeated.merge(incarnation, repeatedTransactions, Math::max);
        }
    }

    /** Kept over restarts, so that an older leader's word stays void. */
    synchronized void seen(long seenEpoch) {
        epoch = Math.max(epoch, seenEpoch);
    }

    long epoch() {
        return epoch;
    }

    Shelf shelf() {
        return shelf;
    }

    SpoolOptions options() {
        return options;
    }

    /** When the first waiting report was made; 0 where none waits. */
    long oldestWaitingMs() {
        if (shelf.waitingReports() == 0) {
            return 0;
        }
        Map.Entry<Place, Segment> first = shelf.segments().firstEntry();
        long oldest = trimmer.oldestWaitingMs();
        return oldest > 0 || first == null ? oldest : first.getValue().newestMs();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            writer.close();
        } finally {
            lock.unlock();
        }
    }
}
