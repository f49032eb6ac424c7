package io.dure.hub.store;

/** All ports of one adapter. */
public record Stores(
        ServiceStore services, AuditStore audit, IncidentStore incidents, ReportLedger ledger, Lease lease) {
    /** The embedded adapter's. */
    public static Stores of(DuckDb database) {
        return new Stores(
                new DuckDbServices(database),
                new DuckDbAudit(database),
                new DuckDbIncidents(database),
                new DuckDbLedger(database),
                new DuckDbLease(database));
    }
}
