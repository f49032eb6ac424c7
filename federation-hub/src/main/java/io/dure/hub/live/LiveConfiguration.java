package io.dure.hub.live;

import io.dure.hub.store.Stores;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The live values as beans. */
@Configuration(proxyBeanMethods = false)
class LiveConfiguration {
    private static final Duration REMEMBERED = Duration.ofHours(1);

    /** With the last hour as an earlier process stored it. */
    @Bean
    LiveWindows liveWindows(Stores stores, Clock clock) {
        LiveWindows windows = new LiveWindows(clock);
        stores.ledger().pieces(clock.instant().minus(REMEMBERED), windows::restore);
        return windows;
    }

    @Bean
    LiveIntake liveIntake(LiveWindows windows) {
        return new LiveIntake(windows);
    }

    @Bean
    PieceTrimmer pieceTrimmer(Stores stores, Clock clock) {
        return new PieceTrimmer(stores.ledger(), clock);
    }
}
