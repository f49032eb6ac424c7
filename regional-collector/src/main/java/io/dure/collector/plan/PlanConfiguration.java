package io.dure.collector.plan;

import io.dure.collector.disk.DataFolder;
import io.dure.collector.settings.CollectorSettings;
import io.dure.gslb.nameserver.Nameserver;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PlanConfiguration {
    @Bean
    PlanHolder planHolder(CollectorSettings settings, Nameserver nameserver, DataFolder data, Clock clock) {
        return settings.zone().isPresent()
                ? new NameserverPlans(nameserver)
                : PlanStore.open(data.folder("plans"), clock);
    }
}
