package io.dure.gslb.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The newest evidence held of every vantage point, own one included. An immutable value: keep it in an
 * {@code AtomicReference} and {@code updateAndGet(board -> board.receive(...))}.
 *
 * <p>Freshness is judged by the receiver's own steady clock at arrival, never by the sender's time. Only a higher
 * (incarnation, sequence) counts as news: repeats, also those that reach a hub through several collectors, do not keep a
 * dead vantage point alive, and replays change nothing.
 */
public final class EvidenceBoard {
    private static final EvidenceBoard EMPTY = new EvidenceBoard(Map.of());

    private final Map<String, HeldEvidence> held;

    private EvidenceBoard(Map<String, HeldEvidence> held) {
        this.held = held;
    }

    public static EvidenceBoard empty() {
        return EMPTY;
    }

    /** What taking {@code evidence} would be. */
    public Receipt judge(Evidence evidence) {
        HeldEvidence known = held.get(evidence.vantagePoint());
        if (known == null || evidence.isNewerThan(known.evidence())) {
            return Receipt.NEWS;
        }
        return evidence.isSameAs(known.evidence()) ? Receipt.REPEAT : Receipt.REPLAY;
    }

    /**
     * The board with {@code evidence}, or this one if it is no news.
     *
     * @param arrival by the receiver's steady clock
     */
    public EvidenceBoard receive(Evidence evidence, Instant arrival) {
        if (judge(evidence) != Receipt.NEWS) {
            return this;
        }
        Map<String, HeldEvidence> next = new HashMap<>(held);
        next.put(evidence.vantagePoint(), new HeldEvidence(evidence, arrival));
        return new EvidenceBoard(next);
    }

    /** Without the vantage points that said nothing for {@code age}: keeps the board bounded. */
    public EvidenceBoard without(Duration age, Instant now) {
        Map<String, HeldEvidence> next = new HashMap<>(held);
        next.values().removeIf(one -> one.age(now).compareTo(age) > 0);
        return next.size() == held.size() ? this : new EvidenceBoard(next);
    }

    public Optional<HeldEvidence> of(String vantagePoint) {
        return Optional.ofNullable(held.get(vantagePoint));
    }

    public Collection<HeldEvidence> all() {
        return Collections.unmodifiableCollection(held.values());
    }

    /** How a piece of evidence relates to what is held. */
    public enum Receipt {
        NEWS,
        /** The pair (incarnation, sequence) that is held already. */
        REPEAT,
        /** A lower pair. */
        REPLAY
    }
}
