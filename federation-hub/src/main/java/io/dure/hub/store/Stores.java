package io.dure.hub.store;

import java.time.Clock;

/** All ports of one adapter. */
public record Stores(
        ServiceStore services,
        AuditStore audit,
        IncidentStore incidents,
        ReportStore reports,
        LifeStore lives,
        Lease lease) {
    /**
     * The embedded adapter's.
     *
     * @param clock the time of day, as windows carry it
     */
    public static Stores of(DuckDb database, Clock clock) {
        return new Stores(
                new DuckDbServices(database),
                new DuckDbAudit(database),
                new DuckDbIncidents(database),
                new DuckDbReports(database, clock),
                new DuckDbLives(database),
                new DuckDbLease(database));
    }
}
