package io.dure.collector.spool;

import io.dure.federation.v1.WindowPiece;
import java.util.ArrayList;
import java.util.List;

/** Makes reports of a size that every hub takes. */
final class Grouping {
    /** A report is ended when it holds as many bytes. */
    static final int LARGEST_REPORT = 1024 * 1024;
    /** A hub's stream takes messages of 4 MiB. */
    static final int LARGEST_PIECE = 3 * 1024 * 1024;

    private static final int MOST_PIECES = 200;

    private Grouping() {}

    static List<Draft> drafts(List<WindowPiece> pieces) {
        List<Draft> drafts = new ArrayList<>();
        List<WindowPiece> next = new ArrayList<>();
        List<WindowPiece> tooLarge = new ArrayList<>();
        long bytes = 0;
        for (WindowPiece piece : pieces) {
            int size = piece.getSerializedSize();
            if (size > LARGEST_PIECE) {
                tooLarge.add(piece);
                continue;
            }
            if (next.size() >= MOST_PIECES || (!next.isEmpty() && bytes + size > LARGEST_REPORT)) {
                drafts.add(Draft.windows(List.copyOf(next)));
                next.clear();
                bytes = 0;
            }
            next.add(piece);
            bytes += size;
        }
        if (!next.isEmpty()) {
            drafts.add(Draft.windows(next));
        }
        if (!tooLarge.isEmpty()) {
            drafts.add(Draft.tooLarge(tooLarge));
        }
        return drafts;
    }
}
