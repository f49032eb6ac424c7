package io.dure.hub.steering;

import io.dure.gslb.evidence.Evidence;
import io.dure.gslb.evidence.EvidenceBoard;
import io.dure.gslb.evidence.HeldEvidence;
import io.dure.hub.federation.Enrolled;
import io.dure.hub.federation.Enrolment;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The newest evidence of every enrolled vantage point. A vantage point's own word goes before what others relay of it,
 * so that a collector cannot speak for one that is connected here; what is relayed counts when its own stream is silent.
 * Thread-safe by one lock.
 */
final class EvidenceInbox {
    /** Evidence of that age is silent. */
    static final Duration STALE_AFTER = Duration.ofSeconds(4);

    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Enrolment enrolment;
    private EvidenceBoard direct = EvidenceBoard.empty();
    private EvidenceBoard relayed = EvidenceBoard.empty();

    EvidenceInbox(Enrolment enrolment) {
        this.enrolment = enrolment;
    }

    /** Whether it was taken: news, of an enrolled vantage point, in the domain it is enrolled for. */
    synchronized boolean receive(Enrolled from, Evidence evidence, Instant arrival) {
        boolean own = evidence.vantagePoint().equals(from.id());
        boolean known = enrolment
                .byId(evidence.vantagePoint())
                .filter(enrolled -> enrolled.domain().equals(evidence.domain()))
                .isPresent();
        boolean speaksForItself = evidence.nameservers().stream()
                .allMatch(status -> status.nameserver().equals(evidence.vantagePoint()));
        if (!known || !speaksForItself) {
            return false;
        }
        EvidenceBoard held = own ? direct : relayed;
        if (held.judge(evidence) != EvidenceBoard.Receipt.NEWS) {
            return false;
        }
        EvidenceBoard next = held.receive(evidence, arrival).without(KEPT, arrival);
        if (own) {
            direct = next;
        } else {
            relayed = next;
        }
        return true;
    }

    /** What counts now. */
    synchronized EvidenceBoard board(Instant now) {
        EvidenceBoard own = direct;
        EvidenceBoard others = relayed;
        EvidenceBoard board = EvidenceBoard.empty();
        for (Enrolled enrolled : enrolment.all()) {
            Optional<HeldEvidence> counted = own.of(enrolled.id())
                    .filter(held -> !held.isSilent(now, STALE_AFTER))
                    .or(() -> newest(own.of(enrolled.id()), others.of(enrolled.id())));
            if (counted.isPresent()) {
                board = board.receive(counted.get().evidence(), counted.get().arrival());
            }
        }
        return board;
    }

    private static Optional<HeldEvidence> newest(Optional<HeldEvidence> own, Optional<HeldEvidence> relayed) {
        if (own.isPresent() && relayed.isPresent()) {
            return relayed.get().evidence().isNewerThan(own.get().evidence()) ? relayed : own;
        }
        return own.or(() -> relayed);
    }
}
