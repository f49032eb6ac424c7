package io.dure.hub.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a session lasts.
 *
 * @param idle without a request or an open live stream
 * @param absolute from signing in, whatever happens
 */
@ConfigurationProperties("dure.auth.session")
public record SessionProperties(
        @DefaultValue("30m") Duration idle,
        @DefaultValue("12h") Duration absolute) {
    public SessionProperties {
        require("idle", idle);
        require("absolute", absolute);
    }

    private static void require(String property, Duration value) {
        if (value.compareTo(Duration.ofSeconds(10)) < 0 || value.compareTo(Duration.ofDays(30)) > 0) {
            throw new IllegalArgumentException(
                    "dure.auth.session." + property + ": " + value + " is not between 10s and 30d");
        }
    }
}
