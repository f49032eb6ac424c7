package io.dure.collector.uplink;

import io.dure.federation.v1.WindowBatch;
import io.dure.federation.v1.WindowPiece;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Gathers the windows of a second into one report. */
public final class WindowBatcher {
    private static final int MOST_PIECES = 200;
    private static final int LARGEST_BATCH = 1024 * 1024;

    private final ReportQueue queue;
    private final InstantSource clock;
    private final List<WindowPiece> gathered = new ArrayList<>();
    private int bytes;

    public WindowBatcher(ReportQueue queue, InstantSource clock) {
        this.queue = queue;
        this.clock = clock;
    }

    /** Takes a window. A batch that is full goes at once. */
    public synchronized void add(WindowPiece piece) {
        gathered.add(piece);
        bytes += piece.getSerializedSize();
        if (gathered.size() >= MOST_PIECES || bytes >= LARGEST_BATCH) {
            flush();
        }
    }

    /** Queues what was gathered, if anything. */
    public synchronized void flush() {
        if (!gathered.isEmpty()) {
            queue.add(WindowBatch.newBuilder().addAllPieces(gathered).build(), clock.millis());
            gathered.clear();
            bytes = 0;
        }
    }
}
