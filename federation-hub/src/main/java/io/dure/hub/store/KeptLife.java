package io.dure.hub.store;

import io.dure.federation.v1.Account;
import io.dure.federation.v1.Instance;
import io.dure.federation.v1.WindowPiece;
import io.dure.hub.ledger.LifeKey;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A life as it is kept, and when its sender's books were made.
 *
 * @param accountMs reported start of the window whose books it has; {@code Long.MIN_VALUE} without any
 */
record KeptLife(Life life, long accountMs) {
    private static final long NONE = Long.MIN_VALUE;

    static KeptLife fresh(LifeKey key) {
        return new KeptLife(
                new Life(
                        key.site(),
                        key.service(),
                        key.instance(),
                        key.startMs(),
                        "",
                        "",
                        0,
                        0,
                        false,
                        0,
                        0,
                        0,
                        Map.of(),
                        Map.of(),
                        0),
                NONE);
    }

    LifeKey key() {
        return new LifeKey(life.site(), life.service(), life.instance(), life.startMs());
    }

    /** With a window that is stored now. */
    KeptLife stored(WindowPiece piece, long transactions, long probes) {
        boolean first = life.lastWindowMs() == 0;
        long start = piece.getWindowStartMs();
        boolean newest = first || start >= life.lastWindowMs();
        Instance instance = piece.getInstance();
        return booked(
                piece,
                new Life(
                        life.site(),
                        life.service(),
                        life.instance(),
                        life.startMs(),
                        newest && !instance.getHost().isEmpty() ? instance.getHost() : life.host(),
                        newest && !instance.getVersion().isEmpty() ? instance.getVersion() : life.version(),
                        first ? start : Math.min(start, life.firstWindowMs()),
                        Math.max(start, life.lastWindowMs()),
                        life.ended(),
                        accountMs == NONE ? life.created() + transactions : life.created(),
                        life.stored() + transactions,
                        life.probes() + probes,
                        life.droppedByAgent(),
                        life.lost(),
                        life.lostUntilMs()));
    }

    /** With transactions that will never be stored; a window that says so may still carry the sender's books. */
    KeptLife lost(String reason, long transactions, long untilMs, @Nullable WindowPiece piece) {
        Map<String, Long> lost = new TreeMap<>(life.lost());
        lost.merge(reason, transactions, Long::sum);
        Life counted = copy(
                accountMs == NONE ? life.created() + transactions : life.created(),
                life.ended(),
                life.droppedByAgent(),
                lost,
                Math.max(life.lostUntilMs(), untilMs));
        return piece == null ? new KeptLife(counted, accountMs) : booked(piece, counted);
    }

    private KeptLife booked(WindowPiece piece, Life counted) {
        if (!piece.hasAccount() || piece.getReportedStartMs() < accountMs) {
            return new KeptLife(counted, accountMs);
        }
        Account account = piece.getAccount();
        return new KeptLife(
                new KeptLife(counted, accountMs)
                        .copy(
                                account.getCreated(),
                                counted.ended() || account.getLast(),
                                account.getDroppedMap(),
                                counted.lost(),
                                counted.lostUntilMs()),
                piece.getReportedStartMs());
    }

    private Life copy(
            long created, boolean ended, Map<String, Long> dropped, Map<String, Long> lost, long lostUntilMs) {
        return new Life(
                life.site(),
                life.service(),
                life.instance(),
                life.startMs(),
                life.host(),
                life.version(),
                life.firstWindowMs(),
                life.lastWindowMs(),
                ended,
                created,
                life.stored(),
                life.probes(),
                dropped,
                lost,
                lostUntilMs);
    }
}
