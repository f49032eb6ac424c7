package io.dure.hub.store;

import io.dure.federation.v1.WindowPiece;

/** Which window of a life, as its sender numbered it: the same whichever collector brings it. */
record WindowKey(long reportedStartMs, long windowMs, long piece) {
    static WindowKey of(WindowPiece piece) {
        // A collector that does not say it counts by the instance's own clock.
        long reported = piece.getReportedStartMs() == 0 ? piece.getWindowStartMs() : piece.getReportedStartMs();
        return new WindowKey(reported, piece.getWindowMs(), piece.getPiece());
    }
}
