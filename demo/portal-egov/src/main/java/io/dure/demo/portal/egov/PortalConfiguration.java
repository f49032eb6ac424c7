package io.dure.demo.portal.egov;

import io.dure.demo.portal.pages.PortalPages;
import io.dure.demo.portal.pages.PortalSettings;
import java.net.URI;
import java.util.Properties;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.commons.dbcp2.BasicDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** The portal's beans. None of them is a proxy, so that a Spring of Java 8's days runs on the JVMs of today. */
@Configuration(proxyBeanMethods = false)
@EnableWebMvc
class PortalConfiguration {
    private static final int CONNECTIONS = 4;
    private static final int PATIENCE_MILLIS = 2_000;

    @Bean(destroyMethod = "close")
    BasicDataSource dataSource() {
        BasicDataSource source = new BasicDataSource();
        source.setDriverClassName("org.h2.Driver");
        // A register of its own for each portal, also for several in one JVM.
        source.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        source.setInitialSize(1);
        source.setMinIdle(1);
        source.setMaxTotal(CONNECTIONS);
        source.setMaxWaitMillis(PATIENCE_MILLIS);
        return source;
    }

    @Bean
    PortalPages portalPages(DataSource source, Properties settings) {
        DatabasePopulatorUtils.execute(new ResourceDatabasePopulator(new ClassPathResource("schema.sql")), source);
        return new PortalPages(
                source,
                new PortalSettings(
                        URI.create(EgovPortal.required(settings, "notices")),
                        EgovPortal.required(settings, "site"),
                        EgovPortal.required(settings, "instance"),
                        Integer.parseInt(settings.getProperty("slow-search-every", "10")),
                        Long.parseLong(settings.getProperty("slow-search-ms", "150")),
                        Integer.parseInt(settings.getProperty("error-every", "500"))));
    }

    @Bean
    PortalController portalController(PortalPages pages) {
        return new PortalController(pages);
    }
}
