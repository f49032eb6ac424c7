package io.dure.hub.store;

import io.dure.federation.v1.EvacuationEvent;
import io.dure.federation.v1.Report;
import io.dure.federation.v1.WindowPiece;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Collectors' numbered reports: number and data are committed together, each number and each window once. */
public interface ReportStore {
    /**
     * Commits windows, losses, evacuations, lives and the reports' numbers in one transaction. A number that is not higher
     * than any of its incarnation is a repetition and changes nothing; a window that is known by its own key is counted as
     * repeated and not stored again. A window that cannot be stored (older than what is remembered, from the future, not
     * readable) is counted as lost in its life's books.
     *
     * @param reports in stream order; each names its incarnation
     * @return what may be acknowledged of each incarnation, and what was new
     * @throws StoreUnavailable if it is not done, or not known to be; the same reports may be given again
     */
    Stored store(String collector, List<Report> reports);

    /**
     * Stored pieces of windows that began at or after {@code from}, with their instance, times and series, about the
     * newest first; as far as 10 s values are kept.
     */
    void pieces(Instant from, Consumer<WindowPiece> reader);

    /** Evacuations that were decided at or after {@code from}, the oldest first. */
    List<EvacuationEvent> evacuations(Instant from);

    /**
     * The outcome of a commit.
     *
     * @param committed of every incarnation named by the reports, in their order
     * @param fresh the reports that this commit added, with only the pieces that were new
     */
    record Stored(List<Committed> committed, List<Report> fresh) {
        public Stored {
            committed = List.copyOf(committed);
            fresh = List.copyOf(fresh);
        }
    }

    /**
     * Where an incarnation stands.
     *
     * @param highest sequence that is committed, from 0
     * @param repeatedTransactions in windows that another report had brought, since the incarnation's begin
     * @param repeatedWindows likewise
     */
    record Committed(long incarnation, long highest, long repeatedTransactions, long repeatedWindows) {
        Committed advanced(long sequence) {
            return new Committed(incarnation, sequence, repeatedTransactions, repeatedWindows);
        }

        Committed repeated(long transactions) {
            return new Committed(incarnation, highest, repeatedTransactions + transactions, repeatedWindows + 1);
        }
    }
}
