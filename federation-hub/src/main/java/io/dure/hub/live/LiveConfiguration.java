package io.dure.hub.live;

import io.dure.hub.store.Stores;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The live values as beans. */
@Configuration(proxyBeanMethods = false)
class LiveConfiguration {
    /** Windows carry the agents' time of day, which a clock that only runs on from the start would miss after a step. */
    private static final Clock WALL = Clock.systemUTC();

    private static final Duration REMEMBERED = Duration.ofHours(1);

    /** With the last hour as an earlier process stored it. */
    @Bean
    LiveWindows liveWindows(Stores stores) {
        LiveWindows windows = new LiveWindows(WALL);
        stores.reports().pieces(WALL.instant().minus(REMEMBERED), windows::restore);
        return windows;
    }

    @Bean
    LiveIntake liveIntake(LiveWindows windows) {
        return new LiveIntake(windows);
    }
}
