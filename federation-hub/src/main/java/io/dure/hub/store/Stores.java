package io.dure.hub.store;

import io.dure.hub.metric.SeriesSource;
import java.time.Clock;

/** All ports of one adapter. */
public record Stores(
        ServiceStore services,
        AuditStore audit,
        IncidentStore incidents,
        DrillStore drills,
        AlarmStore alarms,
        ReportStore reports,
        LifeStore lives,
        DashboardStore dashboards,
        SessionStore sessions,
        SeriesSource series,
        Lease lease) {
    /**
     * The embedded adapter's, with the usual settings and without its keeper.
     *
     * @param clock the time of day, as windows carry it
     */
    public static Stores of(DuckDb database, Clock clock) {
        return new EmbeddedStore(database, StoreSettings.defaults(), clock).stores();
    }
}
