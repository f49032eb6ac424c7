package io.dure.hub.live;

import io.dure.hub.store.Stores;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The live values as beans. */
@Configuration(proxyBeanMethods = false)
class LiveConfiguration {
    /** Windows carry the agents' time of day, which a clock that only runs on from the start would miss after a step. */
    private static final Clock WALL = Clock.systemUTC();

    @Bean
    LiveWindows liveWindows() {
        return new LiveWindows(WALL);
    }

    @Bean
    LastHour lastHour(Stores stores, LiveWindows windows) {
        return new LastHour(stores.reports(), windows, WALL);
    }

    @Bean
    LiveIntake liveIntake(LiveWindows windows) {
        return new LiveIntake(windows);
    }
}
