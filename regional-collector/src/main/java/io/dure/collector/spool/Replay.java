package io.dure.collector.spool;

import io.dure.federation.v1.Report;
import io.dure.federation.v1.WindowPiece;
import java.io.IOException;
import java.time.Duration;

/** Reads the youngest windows back, for a memory of what was taken that a restart emptied. */
public final class Replay {
    /** A sender that was not answered sends again within seconds; older repetitions are the hub's to notice. */
    private static final Duration YOUNG = Duration.ofMinutes(15);

    private Replay() {}

    /** Takes note of a window, the oldest first. */
    @FunctionalInterface
    public interface Memory {
        /**
         * Takes note of one.
         *
         * @param takenMs when it was kept
         */
        void remember(WindowPiece piece, long takenMs);
    }

    static void of(Shelf shelf, Memory memory) throws IOException {
        if (shelf.segments().isEmpty()) {
            return;
        }
        long since = shelf.segments().lastEntry().getValue().newestMs() - YOUNG.toMillis();
        for (Segment segment : shelf.segments().values()) {
            if (segment.newestMs() < since) {
                continue;
            }
            for (SegmentScan.Found found : shelf.scan(segment).records()) {
                LogRecord record = found.record();
                if (record.kind() == LogRecord.Kind.WINDOWS && record.createdMs() >= since) {
                    Report report = Settlement.report(record);
                    report.getWindows().getPiecesList().forEach(piece -> memory.remember(piece, record.createdMs()));
                }
            }
        }
    }
}
