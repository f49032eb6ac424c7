package io.dure.hub.dashboard;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The operator's folder as beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DashboardProperties.class)
class DashboardConfiguration {
    @Bean
    FileDashboards fileDashboards(DashboardProperties properties, DocumentReader reader) {
        return new FileDashboards(properties.folderPath(), reader);
    }

    @Bean
    FolderWatch folderWatch(FileDashboards files, DashboardProperties properties) {
        return new FolderWatch(files, properties.reload());
    }
}
