package io.dure.hub.store;

import io.dure.hub.HubProperties;
import io.dure.hub.audit.AuditLog;
import io.dure.hub.dashboard.DashboardRecords;
import io.dure.hub.directory.SignInRecords;
import io.dure.hub.drill.Drills;
import io.dure.hub.incident.Incidents;
import io.dure.hub.session.ApiTokenRecords;
import io.dure.hub.session.SessionRecords;
import io.dure.hub.trust.TrustRecords;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The embedded store as beans. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {
    @Bean
    FolderLock folderLock(HubProperties properties) {
        return FolderLock.acquire(properties.data());
    }

    @Bean
    DuckDb duckDb(FolderLock held, HubProperties properties) {
        if (properties.restore() != null) {
            Backup.restore(properties.restore(), properties.data());
        }
        return DuckDb.open(properties.data(), properties.store().memoryLimit().toBytes());
    }

    /** Windows carry the agents' time of day, which a clock that only runs on from the start would miss after a step. */
    @Bean
    EmbeddedStore embeddedStore(DuckDb database, HubProperties properties) {
        return new EmbeddedStore(database, settings(properties.store()), Clock.systemUTC());
    }

    private static StoreSettings settings(HubProperties.Store store) {
        HubProperties.Retention retention = store.retention();
        return new StoreSettings(
                store.segmentSpan(),
                StoreSettings.defaults().segmentRows(),
                new StoreSettings.Retention(retention.tenSeconds(), retention.minute(), retention.tenMinutes()),
                store.maxSize().toBytes(),
                store.reserve().toBytes());
    }

    @Bean
    Stores stores(EmbeddedStore store) {
        return store.stores();
    }

    @Bean
    Keeper keeper(EmbeddedStore store) {
        return new Keeper(store.keeping());
    }

    @Bean
    Backups backups(EmbeddedStore store) {
        return store.backups();
    }

    @Bean
    DiskWatch diskWatch(EmbeddedStore store) {
        return store.disk();
    }

    @Bean
    AuditLog auditLog(Stores stores) {
        return stores.audit();
    }

    @Bean
    DashboardRecords dashboardRecords(Stores stores) {
        return stores.dashboards();
    }

    @Bean
    SessionRecords sessionRecords(Stores stores) {
        return stores.sessions();
    }

    @Bean
    ApiTokenRecords apiTokenRecords(Stores stores) {
        return stores.sessions().apiTokens();
    }

    @Bean
    TrustRecords trustRecords(DuckDb database) {
        return new DuckDbTrust(database);
    }

    @Bean
    SignInRecords signInRecords(Stores stores) {
        return stores.sessions().signIn();
    }

    @Bean
    Incidents incidents(Stores stores) {
        return stores.incidents();
    }

    @Bean
    Drills drills(Stores stores) {
        return stores.drills();
    }
}
