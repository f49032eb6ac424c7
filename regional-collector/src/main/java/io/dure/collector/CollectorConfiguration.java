package io.dure.collector;

import io.dure.collector.disk.DataFolder;
import io.dure.collector.disk.Incarnations;
import io.dure.collector.loss.LossLedger;
import io.dure.collector.settings.CollectorSettings;
import java.io.IOException;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What all features share. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CollectorSettings.class)
class CollectorConfiguration {
    /** Times on the wire are UTC. */
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    DataFolder dataFolder(CollectorSettings settings) {
        return DataFolder.open(settings.data());
    }

    @Bean
    Incarnations incarnations(DataFolder data) throws IOException {
        return Incarnations.raise(data.path(), Clock.systemUTC());
    }

    @Bean
    LossLedger lossLedger() {
        return new LossLedger();
    }
}
