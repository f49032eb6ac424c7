package io.dure.hub.change;

import java.time.Instant;

/** Something that a live view wants to know of. It names the thing; the reader asks the read side for its state. */
public sealed interface Change {
    /** All sites' values of the window that ended at {@code windowEnd} are due to be shown as complete. */
    record WindowCompleted(Instant windowEnd) implements Change {}

    /** A site went stale or came back, a collector connected or left, an alarm was raised or cleared. */
    record OverviewChanged() implements Change {}

    record ServiceChanged(String service) implements Change {}

    record IncidentChanged(String incident) implements Change {}

    /** A dashboard was saved, shared, given away or deleted, or its file was changed. */
    record DashboardChanged(String dashboard) implements Change {}

    /** An alarm was raised, judged anew, acknowledged or ended. */
    record AlarmsChanged() implements Change {}
}
