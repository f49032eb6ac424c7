package io.dure.collector.window;

import io.dure.federation.v1.WindowPiece;

/** What was taken before; a restarted collector is told what its spool still holds before anything new comes in. */
@FunctionalInterface
public interface WindowMemory {
    /**
     * A piece that was kept by an earlier process: it is not taken again.
     *
     * @param takenMs about when, by this collector's clock; pieces come in this order
     */
    void remember(WindowPiece piece, long takenMs);
}
