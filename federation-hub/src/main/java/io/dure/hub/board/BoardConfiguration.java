package io.dure.hub.board;

import io.dure.hub.instance.Instances;
import io.dure.hub.metric.Completeness;
import io.dure.hub.store.Stores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The board as a bean. */
@Configuration(proxyBeanMethods = false)
class BoardConfiguration {
    @Bean
    Boards boards(Instances instances, Stores stores, Completeness completeness) {
        return new StoredBoards(instances, stores.series(), completeness);
    }
}
