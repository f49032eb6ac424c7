package io.dure.hub.store;

import io.dure.federation.v1.EvacuationEvent;
import io.dure.federation.v1.Report;
import io.dure.federation.v1.WindowPiece;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Collectors' numbered reports: number and data are committed together, each number once. */
public interface ReportLedger {
    /**
     * Commits the reports whose numbers are higher than any of this incarnation stored before; the others are
     * repetitions and change nothing. A piece that is known by its own key is not stored again.
     *
     * @param reports in ascending order of their sequences
     * @return what may be acknowledged, and what was new
     */
    Stored store(String collector, long incarnation, List<Report> reports);

    /** All stored pieces of windows that began at or after {@code from}, in no particular order. */
    void pieces(Instant from, Consumer<WindowPiece> reader);

    /** Evacuations that were decided at or after {@code from}, the oldest first. */
    List<EvacuationEvent> evacuations(Instant from);

    /** Forgets pieces of windows that began before {@code before}; numbers and evacuations stay. */
    void trim(Instant before);

    /**
     * The outcome of a commit.
     *
     * @param highest sequence of this incarnation that is committed, from 0
     * @param fresh the reports that this commit added
     */
    record Stored(long highest, List<Report> fresh) {
        public Stored {
            fresh = List.copyOf(fresh);
        }
    }
}
