package io.dure.hub.store;

import io.dure.hub.HubProperties;
import io.dure.hub.audit.AuditLog;
import io.dure.hub.incident.Incidents;
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
        return DuckDb.open(properties.data(), properties.store().memoryLimit().toBytes());
    }

    @Bean
    Stores stores(DuckDb database) {
        return Stores.of(database, Clock.systemUTC());
    }

    @Bean
    AuditLog auditLog(Stores stores) {
        return stores.audit();
    }

    @Bean
    Incidents incidents(Stores stores) {
        return stores.incidents();
    }
}
