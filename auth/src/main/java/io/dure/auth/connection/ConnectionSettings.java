package io.dure.auth.connection;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How to reach the servers of one directory.
 *
 * @param whereabouts which servers there are, in the order in which they are asked
 * @param protection of every connection
 * @param authorities file with the certificates (PEM) that vouch for the servers; the platform's when empty
 * @param certificateNotice how long before a certificate's end to warn
 * @param poolSize connections to one server for looking up, and as many for signing in
 * @param coolDown how long a server that failed is asked only after the others
 */
public record ConnectionSettings(
        Whereabouts whereabouts,
        Protection protection,
        Optional<Path> authorities,
        Duration certificateNotice,
        Timeouts timeouts,
        int poolSize,
        Duration coolDown) {
    private static final int LARGEST_POOL = 64;

    public ConnectionSettings {
        if (poolSize < 1 || poolSize > LARGEST_POOL) {
            throw new IllegalArgumentException("pool-size: " + poolSize + " is not between 1 and " + LARGEST_POOL);
        }
        if (coolDown.isNegative() || coolDown.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("cool-down: " + coolDown + " is not between 0s and 1h");
        }
        if (certificateNotice.isNegative()) {
            throw new IllegalArgumentException("certificate-notice: " + certificateNotice + " is negative");
        }
        if (protection == Protection.NONE && authorities.isPresent()) {
            throw new IllegalArgumentException("ca-file: without TLS no certificate is ever looked at");
        }
    }
}
