package io.dure.hub;

import io.dure.gslb.time.SteadyClock;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock of the process, which neither jumps nor goes back. */
@Configuration(proxyBeanMethods = false)
class HubClock {
    @Bean
    Clock clock() {
        return SteadyClock.startingAt(Instant.now());
    }
}
