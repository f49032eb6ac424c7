package io.dure.collector.uplink;

import io.dure.collector.loss.LossLedger;
import io.dure.federation.v1.WindowPiece;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The newest previews, read by each link from where it stopped. A link that is away misses them: the next replace them. */
public final class LivePieces {
    private static final int MOST_PIECES = 1_024;

    private final LossLedger losses;
    private final Deque<Numbered> newest = new ArrayDeque<>();
    private long lastNumber;

    public LivePieces(LossLedger losses) {
        this.losses = losses;
    }

    public synchronized void add(WindowPiece piece) {
        newest.addLast(new Numbered(++lastNumber, piece));
        if (newest.size() > MOST_PIECES) {
            newest.removeFirst();
        }
    }

    /** Where a link that has just connected begins: at what comes from now on. */
    synchronized Reader reader() {
        return new Reader(lastNumber);
    }

    private record Numbered(long number, WindowPiece piece) {}

    /** One link's place; confined to its thread. */
    final class Reader {
        private long read;

        private Reader(long read) {
            this.read = read;
        }

        List<WindowPiece> next() {
            synchronized (LivePieces.this) {
                List<WindowPiece> pieces = new ArrayList<>();
                losses.count("live-overwritten", Math.max(0, lastNumber - newest.size() - read));
                for (Numbered one : newest) {
                    if (one.number() > read) {
                        pieces.add(one.piece());
                    }
                }
                read = lastNumber;
                return pieces;
            }
        }
    }
}
