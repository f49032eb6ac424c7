package io.dure.hub.session;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many failures reach the directory. Fewer than it takes to lock an account there, so that nobody can lock out others
 * by guessing here.
 *
 * @param failures of one user's, from everywhere together; below the directory's own threshold
 * @param quiet for how long nothing may be asked until they are forgotten; not shorter than the directory's own
 * @param perSource failures from one address, of whichever users, within 5 minutes
 */
@ConfigurationProperties("dure.auth.lockout")
public record LockoutProperties(
        @DefaultValue("4") int failures,
        @DefaultValue("30m") Duration quiet,
        @DefaultValue("100") int perSource) {
    public LockoutProperties {
        require(failures >= 2 && failures <= 1_000, "failures: not between 2 and 1000");
        require(quiet.toSeconds() >= 1 && quiet.compareTo(Duration.ofDays(1)) <= 0, "quiet: not between 1s and 1d");
        require(perSource >= 1 && perSource <= 100_000, "per-source: not between 1 and 100000");
    }

    private static void require(boolean right, String message) {
        if (!right) {
            throw new IllegalArgumentException("dure.auth.lockout." + message);
        }
    }
}
