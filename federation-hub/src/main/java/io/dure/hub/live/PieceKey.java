package io.dure.hub.live;

import io.dure.federation.v1.WindowPiece;

/**
 * A piece of an instance's window, whichever collector brings it.
 *
 * @param reportedStartMs by the instance's own clock; by the collector's where it is not told
 */
record PieceKey(InstanceKey instance, long reportedStartMs, long piece) {
    static PieceKey of(WindowPiece piece) {
        return new PieceKey(
                InstanceKey.of(piece.getInstance()),
                piece.getReportedStartMs() == 0 ? piece.getWindowStartMs() : piece.getReportedStartMs(),
                piece.getPiece());
    }
}
