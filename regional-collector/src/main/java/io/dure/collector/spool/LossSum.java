package io.dure.collector.spool;

import io.dure.federation.v1.Instance;
import io.dure.federation.v1.Loss;
import io.dure.federation.v1.Losses;
import io.dure.federation.v1.WindowPiece;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Losses by instance and reason. Beyond some thousands of instances the rest are counted by their service, so that the
 * report stays of a size that the reserve has room for.
 */
final class LossSum {
    private static final int MOST = 4_000;

    private final int most;
    private final Map<Key, Loss.Builder> sums = new LinkedHashMap<>();

    LossSum() {
        this(MOST);
    }

    LossSum(int most) {
        this.most = most;
    }

    private record Key(Instance instance, String reason) {}

    void add(WindowPiece piece, String reason) {
        Tally tally = Tally.of(piece);
        add(Loss.newBuilder()
                .setInstance(piece.getInstance())
                .setReason(reason)
                .setWindows(tally.windows())
                .setTransactions(tally.transactions())
                .setProbes(tally.probes())
                .setFromMs(piece.getWindowStartMs())
                .setToMs(piece.getWindowStartMs() + Integer.toUnsignedLong(piece.getWindowMs()))
                .build());
    }

    /** Adds a loss as it is, also one that was told before in a report that is itself lost now. */
    void add(Loss loss) {
        Key key = new Key(loss.getInstance(), loss.getReason());
        if (!sums.containsKey(key) && sums.size() >= most) {
            key = new Key(
                    Instance.newBuilder()
                            .setSite(loss.getInstance().getSite())
                            .setService(loss.getInstance().getService())
                            .build(),
                    loss.getReason());
        }
        Loss.Builder sum = sums.get(key);
        if (sum == null) {
            sums.put(key, loss.toBuilder().setInstance(key.instance()));
            return;
        }
        sum.setWindows(sum.getWindows() + loss.getWindows())
                .setTransactions(sum.getTransactions() + loss.getTransactions())
                .setProbes(sum.getProbes() + loss.getProbes())
                .setFromMs(Math.min(sum.getFromMs(), loss.getFromMs()))
                .setToMs(Math.max(sum.getToMs(), loss.getToMs()));
    }

    boolean isEmpty() {
        return sums.isEmpty();
    }

    Losses toProto() {
        Losses.Builder losses = Losses.newBuilder();
        sums.values().forEach(losses::addLosses);
        return losses.build();
    }
}
