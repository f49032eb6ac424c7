package io.dure.hub.store;

import java.time.Clock;

/** The parts of the embedded adapter, put together. */
public final class EmbeddedStore {
    private final DiskWatch disk;
    private final Keeping keeping;
    private final Stores stores;
    private final Backup backup;

    /** Removes from the folder of series what does not belong to the store. */
    public EmbeddedStore(DuckDb database, StoreSettings settings, Clock clock) {
        SeriesFolder folder = new SeriesFolder(database.folder());
        disk = DiskWatch.of(database.folder(), settings.reserveBytes(), clock);
        DuckDbSeries series = new DuckDbSeries(database, folder, settings.retention(), clock);
        DuckDbReports reports = new DuckDbReports(database, disk, series, clock);
        keeping = new Keeping(database, reports, folder, settings, clock);
        keeping.begin();
        backup = new Backup(database, folder, clock);
        stores = new Stores(
                new DuckDbServices(database),
                new DuckDbAudit(database),
                new DuckDbIncidents(database),
                new DuckDbDrills(database),
                new DuckDbAlarms(database),
                reports,
                new DuckDbLives(database),
                new DuckDbDashboards(database),
                new DuckDbSessions(database),
                series,
                new DuckDbLease(database));
    }

    public Stores stores() {
        return stores;
    }

    public DiskWatch disk() {
        return disk;
    }

    /** Turns what is in the head into files now, whether it is due or not. */
    public void seal() {
        keeping.seal();
    }

    /** To make copies with. */
    public Backups backups() {
        return backup;
    }

    /** Does what is due now; the keeper does so every few seconds. */
    public void keep() {
        keeping.tick();
    }

    Keeping keeping() {
        return keeping;
    }
}
