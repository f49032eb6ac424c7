package io.dure.hub.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class SessionPropertiesTest {
    @Test
    void defaults() {
        assertThat(bind(Map.of())).isEqualTo(new SessionProperties(Duration.ofMinutes(30), Duration.ofHours(12)));
    }

    @Test
    void everythingIsMapped() {
        assertThat(bind(Map.of("dure.auth.session.idle", "10m", "dure.auth.session.absolute", "1d")))
                .isEqualTo(new SessionProperties(Duration.ofMinutes(10), Duration.ofDays(1)));
    }

    @Test
    void shortSessionIsRefusedByName() {
        assertThatThrownBy(() -> bind(Map.of("dure.auth.session.idle", "1s")))
                .rootCause()
                .hasMessageContaining("dure.auth.session.idle");
    }

    private static SessionProperties bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("dure.auth.session", SessionProperties.class);
    }
}
