package io.dure.demo.portal;

import io.dure.demo.portal.pages.PortalPages;
import io.dure.demo.portal.pages.PortalSettings;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pages, with the data source that Boot makes: HikariCP's. */
@Configuration(proxyBeanMethods = false)
class PortalConfiguration {
    @Bean
    PortalPages portalPages(DataSource source, PortalProperties properties) {
        return new PortalPages(
                source,
                new PortalSettings(
                        properties.notices(),
                        properties.site(),
                        properties.instance(),
                        properties.slowSearchEvery(),
                        properties.slowSearch().toMillis(),
                        properties.errorEvery()));
    }
}
