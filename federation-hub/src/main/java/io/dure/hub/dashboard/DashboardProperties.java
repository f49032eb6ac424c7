package io.dure.hub.dashboard;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Dashboards from files.
 *
 * @param folder whose {@code *.json} files everybody may view; null: none
 * @param reload how often it is looked at
 */
@ConfigurationProperties("dure.hub.dashboards")
public record DashboardProperties(
        @Nullable Path folder, @DefaultValue("5s") Duration reload) {
    public DashboardProperties {
        if (reload.compareTo(Duration.ofSeconds(1)) < 0 || reload.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("dure.hub.dashboards.reload: " + reload + " is not between 1s and 1h");
        }
    }

    Optional<Path> folderPath() {
        return Optional.ofNullable(folder);
    }
}
