package io.dure.hub.alarm;

import io.dure.hub.change.Changes;
import io.dure.hub.metric.Completeness;
import io.dure.hub.overview.Overviews;
import io.dure.hub.steering.Alarm;
import io.dure.hub.store.Stores;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Alarms as beans. */
@Configuration(proxyBeanMethods = false)
class AlarmConfiguration {
    @Bean
    AlarmRules alarmRules(Stores stores) {
        Clock clock = Clock.systemUTC();
        AlarmRules rules =
                new AlarmRules(stores.alarms(), () -> UUID.randomUUID().toString(), clock);
        rules.provision(ShippedRules.at(clock.instant()));
        return rules;
    }

    @Bean
    AlarmKeeper alarmKeeper(
            Stores stores, AlarmRules rules, Completeness completeness, Overviews overviews, Changes changes) {
        return new AlarmKeeper(
                stores.alarms(),
                rules,
                new RuleReader(stores.series(), completeness),
                new AlarmKeeper.Found() {
                    @Override
                    public List<Alarm> alarms() {
                        return overviews.overview().alarms();
                    }

                    @Override
                    public Set<String> thin() {
                        return ThinSites.of(overviews.overview());
                    }
                },
                changes,
                Clock.systemUTC());
    }

    @Bean
    AlarmWatch alarmWatch(AlarmKeeper keeper, Changes changes) {
        return new AlarmWatch(keeper, changes);
    }
}
