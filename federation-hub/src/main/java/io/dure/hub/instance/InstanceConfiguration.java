package io.dure.hub.instance;

import io.dure.hub.live.InstanceViews;
import io.dure.hub.reconciliation.Ledgers;
import io.dure.hub.store.Stores;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The instances as beans. */
@Configuration(proxyBeanMethods = false)
class InstanceConfiguration {
    @Bean
    InstanceBoard instanceBoard(InstanceViews live, Stores stores, Ledgers ledgers) {
        return new InstanceBoard(live, stores.lives(), ledgers, Clock.systemUTC());
    }
}
