package io.dure.hub.provider;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The providers as beans. */
@Configuration(proxyBeanMethods = false)
class ProviderConfiguration {
    @Bean
    OutsideProviders outsideProviders() {
        return new OutsideProviders(List.of());
    }
}
