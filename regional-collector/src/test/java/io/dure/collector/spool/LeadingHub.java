package io.dure.collector.spool;

import io.dure.federation.v1.Loss;
import io.dure.federation.v1.Report;
import io.dure.federation.v1.WindowPiece;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Stores what it reads from a spool as a hub does: each number once, each window once by its key. */
final class LeadingHub {
    private final Map<Long, Long> highest = new HashMap<>();
    private final Set<Long> windows = new HashSet<>();
    private Tally stored = Tally.ZERO;
    private Tally repeated = Tally.ZERO;
    private Tally lost = Tally.ZERO;

    Set<Long> windows() {
        return windows;
    }

    /** With those that came again. */
    Tally stored() {
        return stored;
    }

    Tally repeated() {
        return repeated;
    }

    Tally lost() {
        return lost;
    }

    /** Reads at most as many reports; whether there was any. */
    boolean read(SpoolReader reader, int most) throws IOException {
        for (int i = 0; i < most; i++) {
            Optional<Report> report = reader.next();
            if (report.isEmpty()) {
                return i > 0;
            }
            store(report.get());
        }
        return true;
    }

    private void store(Report report) {
        if (report.getSequence() <= highest.getOrDefault(report.getIncarnation(), 0L)) {
            return;
        }
        highest.put(report.getIncarnation(), report.getSequence());
        for (WindowPiece piece : report.getWindows().getPiecesList()) {
            if (!piece.equals(Windows.window(piece.getReportedStartMs()))) {
                throw new AssertionError("a window is not what it was: " + piece);
            }
            stored = stored.plus(Tally.of(piece));
            if (!windows.add(piece.getReportedStartMs())) {
                repeated = repeated.plus(Tally.of(piece));
            }
        }
        for (Loss loss : report.getLosses().getLossesList()) {
            lost = lost.plus(new Tally(loss.getWindows(), loss.getTransactions(), loss.getProbes()));
        }
    }

    void acknowledge(SpoolLog log) {
        highest.forEach((incarnation, sequence) ->
                log.acknowledge(incarnation, sequence, incarnation == 1 ? repeated.transactions() : 0));
    }
}
