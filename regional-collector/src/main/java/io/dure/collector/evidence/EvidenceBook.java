package io.dure.collector.evidence;

import io.dure.gslb.evidence.Evidence;
import io.dure.gslb.evidence.EvidenceBoard;
import io.dure.gslb.evidence.HeldEvidence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The newest evidence of every vantage point, own one included. */
final class EvidenceBook {
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(5);

    private final Clock steady;
    private volatile EvidenceBoard board = EvidenceBoard.empty();
    private volatile Evidence own;

    /** Begins with nothing seen: every endpoint is unknown. */
    EvidenceBook(String vantagePoint, String domain, long incarnation, Clock steady) {
        this.steady = steady;
        this.own = new Evidence(vantagePoint, domain, incarnation, 0, steady.instant(), false, Map.of(), List.of());
    }

    Evidence own() {
        return own;
    }

    void publish(Evidence evidence) {
        own = evidence;
        receive(evidence);
    }

    /** Returns whether it is news. */
    synchronized boolean receive(Evidence evidence) {
        EvidenceBoard before = board;
        Instant now = steady.instant();
        board = before.receive(evidence, now).without(FORGOTTEN_AFTER, now);
        return board != before;
    }

    EvidenceBoard board() {
        return board;
    }

    /** The own evidence first, then that of the others. */
    List<Evidence> all() {
        return board.all().stream()
                .map(HeldEvidence::evidence)
                .sorted(Comparator.comparing(
                                (Evidence evidence) -> !evidence.vantagePoint().equals(own.vantagePoint()))
                        .thenComparing(Evidence::vantagePoint))
                .toList();
    }
}
