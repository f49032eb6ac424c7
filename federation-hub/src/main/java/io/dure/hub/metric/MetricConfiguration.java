package io.dure.hub.metric;

import io.dure.hub.HubProperties;
import io.dure.hub.store.Stores;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The metrics as beans. */
@Configuration(proxyBeanMethods = false)
class MetricConfiguration {
    @Bean
    Completeness completeness(HubProperties properties) {
        return new Completeness(
                properties.collectors().stream()
                        .flatMap(collector -> collector.siteName().stream())
                        .toList(),
                Clock.systemUTC());
    }

    @Bean
    Metrics metrics(Stores stores, Completeness completeness) {
        return new StoredMetrics(stores.series(), completeness);
    }
}
