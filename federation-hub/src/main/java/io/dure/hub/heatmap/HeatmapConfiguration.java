package io.dure.hub.heatmap;

import io.dure.hub.metric.Completeness;
import io.dure.hub.store.Stores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The T-Map as a bean. */
@Configuration(proxyBeanMethods = false)
class HeatmapConfiguration {
    @Bean
    Heatmaps heatmaps(Stores stores, Completeness completeness) {
        return new StoredHeatmaps(stores.series(), completeness);
    }
}
