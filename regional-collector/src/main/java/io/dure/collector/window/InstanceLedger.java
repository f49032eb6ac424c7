package io.dure.collector.window;

import io.dure.collector.loss.LossLedger;
import io.dure.federation.v1.Instance;
import io.dure.federation.v1.WindowPiece;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Remembers which pieces were taken, by the key that the hub stores them under: the sender's own start of the window,
 * never this collector's clock, so that every collector makes the same key of the same window. It spares the spool what
 * comes again; whether a piece counts twice is decided by the hub, which remembers for longer. Memory is bounded:
 * instances are remembered for twenty minutes, beyond 50,000 the one that reported longest ago is forgotten, counted.
 */
final class InstanceLedger implements WindowMemory {
    private static final Duration MEMORY = Duration.ofMinutes(20);
    private static final int MOST_INSTANCES = 50_000;

    private final LossLedger losses;
    private final Map<Key, KnownInstance> instances = new LinkedHashMap<>(16, 0.75f, true);
    private final Set<PieceKey> underway = new HashSet<>();

    InstanceLedger(LossLedger losses) {
        this.losses = losses;
    }

    private record Key(String service, String instance, long startMs) {
        static Key of(Instance instance) {
            return new Key(instance.getService(), instance.getInstance(), instance.getStartMs());
        }
    }

    private record PieceKey(Key instance, long startMs, int lengthMs, long piece) {
        static PieceKey of(WindowPiece piece) {
            return new PieceKey(
                    Key.of(piece.getInstance()), piece.getReportedStartMs(), piece.getWindowMs(), piece.getPiece());
        }
    }

    /**
     * Begins to take the windows of one report.
     *
     * @param arrivalMs by this collector's clock
     */
    Taking begin(long arrivalMs) {
        return new Taking(arrivalMs);
    }

    /** Pieces of spools older than this memory are of no use here, and cost nothing. */
    @Override
    public synchronized void remember(WindowPiece piece, long takenMs) {
        known(piece, takenMs).take(piece, losses);
    }

    private synchronized Admission admit(MeasuredWindow window, long arrivalMs) {
        WindowPiece content = window.content();
        KnownInstance known = known(content, arrivalMs);
        window.newestMs()
                .filter(newest -> !content.hasClockOffsetMs())
                .ifPresent(newest -> known.offset().arrived(newest, arrivalMs));
        if (window.preview()) {
            return new Admission.Fresh(known.offset().place(content));
        }
        if (underway.contains(PieceKey.of(content))) {
            return new Admission.Underway();
        }
        if (!known.take(content, losses)) {
            return new Admission.Duplicate();
        }
        underway.add(PieceKey.of(content));
        return new Admission.Fresh(known.offset().place(content));
    }

    private synchronized void settle(List<WindowPiece> taken, boolean kept) {
        for (WindowPiece piece : taken) {
            underway.remove(PieceKey.of(piece));
            KnownInstance known = instances.get(Key.of(piece.getInstance()));
            if (!kept && known != null) {
                known.release(piece);
            }
        }
    }

    private KnownInstance known(WindowPiece piece, long arrivalMs) {
        KnownInstance known = instances.computeIfAbsent(Key.of(piece.getInstance()), first -> new KnownInstance());
        known.arrived(arrivalMs);
        forget(arrivalMs);
        return known;
    }

    private void forget(long nowMs) {
        Iterator<KnownInstance> leastRecent = instances.values().iterator();
        while (leastRecent.hasNext()) {
            boolean outlived = nowMs - leastRecent.next().lastArrivalMs() > MEMORY.toMillis();
            if (!outlived && instances.size() <= MOST_INSTANCES) {
                return;
            }
            losses.count("instance-forgotten", outlived ? 0 : 1);
            leastRecent.remove();
        }
    }

    /** The windows of one report, until they are kept; closed without that, they count as never taken. */
    final class Taking implements AutoCloseable {
        private final long arrivalMs;
        private final List<WindowPiece> taken = new ArrayList<>();
        private final Set<PieceKey> own = new HashSet<>();
        private boolean kept;

        private Taking(long arrivalMs) {
            this.arrivalMs = arrivalMs;
        }

        Admission admit(MeasuredWindow window) {
            if (!window.preview() && own.contains(PieceKey.of(window.content()))) {
                return new Admission.Duplicate();
            }
            Admission admission = InstanceLedger.this.admit(window, arrivalMs);
            if (admission instanceof Admission.Fresh fresh && !window.preview()) {
                taken.add(fresh.piece());
                own.add(PieceKey.of(fresh.piece()));
            }
            return admission;
        }

        /** What was admitted, previews left out. */
        List<WindowPiece> fresh() {
            return List.copyOf(taken);
        }

        void kept() {
            kept = true;
        }

        @Override
        public void close() {
            settle(taken, kept);
        }
    }
}
