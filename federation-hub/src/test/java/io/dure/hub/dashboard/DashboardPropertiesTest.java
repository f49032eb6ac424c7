package io.dure.hub.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class DashboardPropertiesTest {
    @Test
    void defaults() {
        assertThat(bind(Map.of())).isEqualTo(new DashboardProperties(null, Duration.ofSeconds(5)));
    }

    @Test
    void everythingIsMapped() {
        assertThat(bind(Map.of(
                        "dure.hub.dashboards.folder", "/etc/dure/dashboards", "dure.hub.dashboards.reload", "1m")))
                .isEqualTo(new DashboardProperties(Path.of("/etc/dure/dashboards"), Duration.ofMinutes(1)));
    }

    @Test
    void lookingAllTheTimeIsRefusedByName() {
        assertThatThrownBy(() -> bind(Map.of("dure.hub.dashboards.reload", "1ms")))
                .rootCause()
                .hasMessageContaining("dure.hub.dashboards.reload");
    }

    private static DashboardProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("dure.hub.dashboards", DashboardProperties.class);
    }
}
