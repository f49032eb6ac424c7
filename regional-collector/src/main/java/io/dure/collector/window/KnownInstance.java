package io.dure.collector.window;

import io.dure.collector.loss.LossLedger;
import io.dure.federation.v1.WindowPiece;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is remembered of one instance: its taken windows and how far its clock is off. */
final class KnownInstance {
    private static final Duration PARTS_KEPT = Duration.ofMinutes(15);
    private static final int MOST_PARTS = 1_024;

    private final TakenWindows windows = new TakenWindows();
    private final Map<Part, Long> parts = new LinkedHashMap<>(0);
    private final ClockOffset offset = new ClockOffset();
    private long lastArrivalMs;

    private record Part(long startMs, int lengthMs, long piece) {
        static Part of(WindowPiece piece) {
            return new Part(piece.getReportedStartMs(), piece.getWindowMs(), piece.getPiece());
        }
    }

    ClockOffset offset() {
        return offset;
    }

    long lastArrivalMs() {
        return lastArrivalMs;
    }

    void arrived(long arrivalMs) {
        lastArrivalMs = arrivalMs;
    }

    /** Whether the piece was not taken before; notes that it is now. */
    boolean take(WindowPiece piece, LossLedger losses) {
        if (isWhole(piece)) {
            return windows.take(piece.getReportedStartMs() / Span.WINDOW_MS);
        }
        forgetParts(losses);
        return parts.putIfAbsent(Part.of(piece), lastArrivalMs) == null;
    }

    /** The piece was not kept after all. */
    void release(WindowPiece piece) {
        if (isWhole(piece)) {
            windows.release(piece.getReportedStartMs() / Span.WINDOW_MS);
        } else {
            parts.remove(Part.of(piece));
        }
    }

    private static boolean isWhole(WindowPiece piece) {
        return piece.getPiece() == 0
                && piece.getWindowMs() == Span.WINDOW_MS
                && piece.getReportedStartMs() % Span.WINDOW_MS == 0;
    }

    private void forgetParts(LossLedger losses) {
        Iterator<Long> oldest = parts.values().iterator();
        while (oldest.hasNext()) {
            boolean outlived = lastArrivalMs - oldest.next() > PARTS_KEPT.toMillis();
            if (!outlived && parts.size() < MOST_PARTS) {
                return;
            }
            losses.count("window-key-forgotten", outlived ? 0 : 1);
            oldest.remove();
        }
    }
}
