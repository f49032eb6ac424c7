package io.dure.hub.overview;

import io.dure.hub.HubProperties;
import io.dure.hub.change.Changes;
import io.dure.hub.federation.Connections;
import io.dure.hub.live.SiteValues;
import io.dure.hub.steering.Alarms;
import java.time.Clock;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The first page as beans. */
@Configuration(proxyBeanMethods = false)
class OverviewConfiguration {
    @Bean
    OverviewBoard overviewBoard(
            HubProperties properties, Connections connections, SiteValues values, List<Alarms> alarms, Clock clock) {
        return new OverviewBoard(connections, values, alarms, properties.staleAfter(), clock);
    }

    @Bean
    OverviewTicker overviewTicker(Overviews overviews, Changes changes, Clock clock) {
        return new OverviewTicker(overviews, changes, clock);
    }
}
