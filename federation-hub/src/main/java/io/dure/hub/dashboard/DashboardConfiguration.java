package io.dure.hub.dashboard;

import io.dure.hub.change.Change;
import io.dure.hub.change.Changes;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The operator's folder as beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DashboardProperties.class)
class DashboardConfiguration {
    @Bean
    FileDashboards fileDashboards(DashboardProperties properties, DocumentReader reader, Clock clock, Changes changes) {
        return new FileDashboards(
                properties.folderPath(), reader, clock, id -> changes.publish(new Change.DashboardChanged(id)));
    }

    @Bean
    FolderWatch folderWatch(FileDashboards files, DashboardProperties properties) {
        return new FolderWatch(files, properties.reload());
    }
}
