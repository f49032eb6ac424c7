package io.dure.gslb.plan;

import java.time.Duration;

/**
 * How vantage points probe an endpoint over HTTP.
 *
 * @param path request target, starting with a slash
 * @param host value of the Host header
 * @param expectedStatus the one status that counts as up
 * @param fall failures in a row until an endpoint is down
 * @param rise successes in a row until it is up
 */
public record Check(
        String path, String host, int expectedStatus, Duration interval, Duration timeout, int fall, int rise) {
    public Check {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("path must start with a slash: " + path);
        }
        if (timeout.compareTo(interval) > 0 || timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException(
                    "timeout " + timeout + " must be positive and at most the interval " + interval);
        }
        if (fall < 1 || rise < 1) {
            throw new IllegalArgumentException("fall and rise must be at least 1: " + fall + ", " + rise);
        }
    }
}
