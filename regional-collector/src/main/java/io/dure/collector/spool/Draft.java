package io.dure.collector.spool;

import io.dure.federation.v1.Losses;
import io.dure.federation.v1.Report;
import io.dure.federation.v1.WindowBatch;
import io.dure.federation.v1.WindowPiece;
import java.util.List;

/** A record before it has its number. */
record Draft(LogRecord.Kind kind, Tally own, Place about, Report.Builder report) {
    static Draft windows(List<WindowPiece> pieces) {
        return new Draft(
                LogRecord.Kind.WINDOWS,
                Tally.of(pieces),
                Place.NONE,
                Report.newBuilder().setWindows(WindowBatch.newBuilder().addAllPieces(pieces)));
    }

    static Draft tooLarge(List<WindowPiece> pieces) {
        LossSum losses = new LossSum();
        pieces.forEach(piece -> losses.add(piece, LogRecord.Kind.TOO_LARGE.reason()));
        return new Draft(
                LogRecord.Kind.TOO_LARGE,
                Tally.of(pieces),
                Place.NONE,
                Report.newBuilder().setLosses(losses.toProto()));
    }

    /** @param segment what happened to it is told */
    static Draft settling(LogRecord.Kind kind, Place segment, Losses losses) {
        return new Draft(kind, Tally.ZERO, segment, Report.newBuilder().setLosses(losses));
    }

    LogRecord record(Place place, long createdMs, long synced, Tally before) {
        return new LogRecord(
                kind,
                place.sequence(),
                createdMs,
                synced,
                before,
                own,
                about,
                report.setIncarnation(place.incarnation())
                        .setSequence(place.sequence())
                        .setCreatedMs(createdMs)
                        .build()
                        .toByteString());
    }
}
