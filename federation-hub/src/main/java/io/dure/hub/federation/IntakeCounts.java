package io.dure.hub.federation;

import io.dure.federation.v1.Report;
import io.dure.federation.v1.Series;
import io.dure.federation.v1.WindowPiece;
import io.dure.hub.store.ReportStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of the reports' transactions since this hub's start, of every entry: received = stored + repeated +
 * refused. Thread-safe.
 */
public final class IntakeCounts {
    private final Map<Incarnation, Long> repeatedBefore = new HashMap<>();
    private long received;
    private long stored;
    private long repeated;

    private record Incarnation(String collector, long number) {}

    private record ReportNumber(long incarnation, long sequence) {}

    /** What is known at one moment. */
    public record Counts(long received, long stored, long repeated, long refused) {}

    /**
     * Counts a committed batch: a report that is not among the fresh ones repeats a number, what is missing from a fresh
     * one repeats a window, or was refused.
     */
    synchronized void stored(String collector, List<Report> batch, ReportStore.Stored outcome) {
        Map<ReportNumber, Long> fresh = new HashMap<>();
        for (Report report : outcome.fresh()) {
            fresh.put(new ReportNumber(report.getIncarnation(), report.getSequence()), transactions(report));
        }
        long repeatedNumbers = 0;
        long missing = 0;
        for (Report report : batch) {
            long all = transactions(report);
            received += all;
            Long kept = fresh.remove(new ReportNumber(report.getIncarnation(), report.getSequence()));
            if (kept == null) {
                repeatedNumbers += all;
            } else {
                stored += kept;
                missing += all - kept;
            }
        }
        long repeatedWindows = 0;
        for (ReportStore.Committed committed : outcome.committed()) {
            Long before = repeatedBefore.put(
                    new Incarnation(collector, committed.incarnation()), committed.repeatedTransactions());
            // Of an incarnation that began before this hub it is not known how many it had repeated by then.
            repeatedWindows += before == null
                    ? Math.min(missing, committed.repeatedTransactions())
                    : committed.repeatedTransactions() - before;
        }
        repeated += repeatedNumbers + Math.min(missing, repeatedWindows);
    }

    public synchronized Counts counts() {
        return new Counts(received, stored, repeated, received - stored - repeated);
    }

    private static long transactions(Report report) {
        long sum = 0;
        for (WindowPiece piece : report.getWindows().getPiecesList()) {
            for (Series series : piece.getSeriesList()) {
                sum += series.getDuration().getCount();
            }
        }
        return sum;
    }
}
