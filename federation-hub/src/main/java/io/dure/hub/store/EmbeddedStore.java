package io.dure.hub.store;

import java.time.Clock;

/** The parts of the embedded adapter, put together. */
public final class EmbeddedStore {
    private final DiskWatch disk;
    private final Keeping keeping;
    private final Stores stores;
    private final SeriesFolder folder;

    /** Removes from the folder of series what does not belong to the store. */
    public EmbeddedStore(DuckDb database, StoreSettings settings, Clock clock) {
        folder = new SeriesFolder(database.folder());
        disk = DiskWatch.of(database.folder(), settings.reserveBytes(), clock);
        DuckDbSeries series = new DuckDbSeries(database, folder, settings.retention(), clock);
        DuckDbReports reports = new DuckDbReports(database, disk, series, clock);
        keeping = new Keeping(database, reports, folder, settings, clock);
        keeping.begin();
        stores = new Stores(
                new DuckDbServices(database),
                new DuckDbAudit(database),
                new DuckDbIncidents(database),
                reports,
                new DuckDbLives(database),
                series,
                new DuckDbLease(database));
    }

    public Stores stores() {
        return stores;
    }

    public DiskWatch disk() {
        return disk;
    }

    /** Does what is due now; the keeper does so every few seconds. */
    public void keep() {
        keeping.tick();
    }

    Keeping keeping() {
        return keeping;
    }

    SeriesFolder folder() {
        return folder;
    }
}
