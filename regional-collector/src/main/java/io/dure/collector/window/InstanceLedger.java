package io.dure.collector.window;

import io.dure.collector.loss.LossLedger;
import io.dure.federation.v1.WindowPiece;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers which windows were taken, by (service, instance, start of the process, start of the window), and how far
 * each instance's clock is off. Memory is bounded: windows are remembered for fifteen minutes, instances as long as they
 * report; beyond 10,000 instances or 1,024 windows each the oldest are forgotten, which is counted.
 */
final class InstanceLedger implements WindowMemory {
    static final Duration MEMORY = Duration.ofMinutes(15);
    private static final int MOST_INSTANCES = 10_000;
    private static final int MOST_WINDOWS = 1_024;
    private static final int MOST_PIECES = 16;

    private final LossLedger losses;
    private final Map<Key, Known> instances = new LinkedHashMap<>(16, 0.75f, true);

    InstanceLedger(LossLedger losses) {
        this.losses = losses;
    }

    /**
     * Whether a window is new.
     *
     * @param arrivalMs by this collector's clock
     */
    synchronized Admission admit(MeasuredWindow window, long arrivalMs) {
        Key key = new Key(
                window.instance().getService(),
                window.instance().getInstance(),
                window.instance().getStartMs());
        Known known = instances.computeIfAbsent(key, first -> new Known());
        known.lastArrivalMs = arrivalMs;
        forget(arrivalMs);
        if (window.preview()) {
            return new Admission.Fresh(0, known.offset.shiftMs(window.lengthMs()));
        }
        known.offset.arrived(window.endMs(), arrivalMs);
        long shiftMs = known.offset.shiftMs(window.lengthMs());
        int part = known.take(window, arrivalMs, losses);
        return part < 0
                ? new Admission.Duplicate()
                : new Admission.Fresh(piece(part, shiftMs / window.lengthMs()), shiftMs);
    }

    /** Distinct for every pair of a part (0 to 15) and a number of windows by which it is moved, and 0 for (0, 0). */
    private static int piece(int part, long windowsMoved) {
        long folded = windowsMoved >= 0 ? 2 * windowsMoved : -2 * windowsMoved - 1;
        return (int) Math.min(folded, Integer.MAX_VALUE / MOST_PIECES - 1) * MOST_PIECES + part;
    }

    @Override
    public synchronized void remember(WindowPiece piece, long takenMs) {
        Key key = new Key(
                piece.getInstance().getService(),
                piece.getInstance().getInstance(),
                piece.getInstance().getStartMs());
        Known known = instances.computeIfAbsent(key, first -> new Known());
        known.lastArrivalMs = takenMs;
        forget(takenMs);
        known.windows
                .computeIfAbsent(piece.getWindowStartMs(), first -> new Taken(takenMs, new HashMap<>()))
                .partByDigest()
                .putIfAbsent(0, 0);
    }

    private void forget(long nowMs) {
        Iterator<Known> leastRecent = instances.values().iterator();
        while (leastRecent.hasNext()) {
            Known known = leastRecent.next();
            if (nowMs - known.lastArrivalMs <= MEMORY.toMillis() && instances.size() <= MOST_INSTANCES) {
                return;
            }
            if (nowMs - known.lastArrivalMs <= MEMORY.toMillis()) {
                losses.count("instance-forgotten", 1);
            }
            leastRecent.remove();
        }
    }

    private record Key(String service, String instance, long startMs) {}

    private record Taken(long arrivalMs, Map<Integer, Integer> partByDigest) {}

    private static final class Known {
        private final Map<Long, Taken> windows = new LinkedHashMap<>();
        private final ClockOffset offset = new ClockOffset();
        private long lastArrivalMs;

        /** The number of this part, or -1 if it was taken before. */
        private int take(MeasuredWindow window, long arrivalMs, LossLedger losses) {
            forget(arrivalMs, losses);
            Taken taken = windows.computeIfAbsent(window.startMs(), first -> new Taken(arrivalMs, new HashMap<>()));
            int digest = window.whole() ? 0 : window.series().hashCode();
            int parts = taken.partByDigest().size();
            if (parts >= MOST_PIECES) {
                return -1;
            }
            return taken.partByDigest().putIfAbsent(digest, parts) == null ? parts : -1;
        }

        private void forget(long nowMs, LossLedger losses) {
            Iterator<Taken> oldest = windows.values().iterator();
            while (oldest.hasNext()) {
                boolean outlived = nowMs - oldest.next().arrivalMs() > MEMORY.toMillis();
                if (!outlived && windows.size() < MOST_WINDOWS) {
                    return;
                }
                if (!outlived) {
                    losses.count("window-key-forgotten", 1);
                }
                oldest.remove();
            }
        }
    }
}
