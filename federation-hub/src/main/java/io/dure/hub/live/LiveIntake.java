package io.dure.hub.live;

import io.dure.federation.v1.Live;
import io.dure.federation.v1.Report;
import io.dure.hub.federation.CollectorEvents;
import io.dure.hub.federation.Enrolled;
import java.util.List;

/** Brings collectors' pieces into the windows: previews as they come, windows once they are stored
 * or, where this hub stores none, as they come. */
final class LiveIntake implements CollectorEvents {
    private final LiveWindows windows;

    LiveIntake(LiveWindows windows) {
        this.windows = windows;
    }

    @Override
    public void live(Enrolled collector, Live live) {
        live.getPiecesList().forEach(windows::add);
    }

    @Override
    public void stored(Enrolled collector, List<Report> fresh) {
        fresh.forEach(report -> report.getWindows().getPiecesList().forEach(windows::add));
    }

    @Override
    public void followed(Enrolled collector, List<Report> reports) {
        reports.forEach(report -> report.getWindows().getPiecesList().forEach(windows::add));
    }
}
