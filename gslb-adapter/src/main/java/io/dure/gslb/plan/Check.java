package io.dure.gslb.plan;

import java.time.Duration;
import java.util.Optional;

/**
 * How vantage points probe an endpoint.
 *
 * @param path request target, starting with a slash; of TCP always {@code /}
 * @param host value of the Host header, and of HTTPS the name that the certificate must be for; of TCP always empty
 * @param expectedStatus the one status that counts as up; a redirection is a status like any other, nobody follows it
 * @param body text that the body must hold within its first {@value #BODY_BYTES} bytes, in UTF-8
 * @param certificateWarning of HTTPS: an operator is warned when a certificate ends within that time
 * @param fall failures in a row until an endpoint is down
 * @param rise successes in a row until it is up
 */
public record Check(
        Kind kind,
        String path,
        String host,
        int expectedStatus,
        Optional<String> body,
        Duration certificateWarning,
        Duration interval,
        Duration timeout,
        int fall,
        int rise) {
    /** More of a body is never read. */
    public static final int BODY_BYTES = 64 * 1024;

    /** What Route 53 takes as a search string, so that it can check alike. */
    public static final int LONGEST_TEXT = 255;

    public static final Duration DEFAULT_CERTIFICATE_WARNING = Duration.ofDays(21);

    /** What is asked of an endpoint. */
    public enum Kind {
        HTTP("http"),
        /** The same within TLS, whose certificate must be trusted, in time, and for the host. */
        HTTPS("https"),
        /** That it takes a connection. */
        TCP("tcp");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        /** Stable, as it stands in the services file and in the API. */
        public String code() {
            return code;
        }
    }

    public Check {
        if (kind == Kind.TCP) {
            path = "/";
            host = "";
            expectedStatus = 200;
            body = Optional.empty();
        }
        if (kind != Kind.HTTPS) {
            certificateWarning = Duration.ZERO;
        }
        if (!path.startsWith("/") || !isVisible(path)) {
            throw new IllegalArgumentException("path must start with a slash and hold no blank: " + path);
        }
        if (!isVisible(host) || (kind == Kind.HTTPS && host.isEmpty())) {
            throw new IllegalArgumentException("not a host: " + host);
        }
        if (expectedStatus < 100 || expectedStatus > 599) {
            throw new IllegalArgumentException("status must be within 100..599: " + expectedStatus);
        }
        if (body.isPresent() && (body.get().isEmpty() || bytes(body.get()) > LONGEST_TEXT)) {
            throw new IllegalArgumentException("body must be a text of 1 to " + LONGEST_TEXT + " bytes");
        }
        if (certificateWarning.isNegative()) {
            throw new IllegalArgumentException("certificate-warning must not be negative: " + certificateWarning);
        }
        if (timeout.compareTo(interval) > 0 || timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException(
                    "timeout " + timeout + " must be positive and at most the interval " + interval);
        }
        if (fall < 1 || rise < 1) {
            throw new IllegalArgumentException("fall and rise must be at least 1: " + fall + ", " + rise);
        }
    }

    /** Over HTTP, by the status alone. */
    public Check(
            String path, String host, int expectedStatus, Duration interval, Duration timeout, int fall, int rise) {
        this(Kind.HTTP, path, host, expectedStatus, Optional.empty(), Duration.ZERO, interval, timeout, fall, rise);
    }

    /** Whatever is sent as it stands must not break out of its line. */
    private static boolean isVisible(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    /** In UTF-8 (RFC 3629). */
    private static int bytes(String text) {
        return text.codePoints()
                .map(point -> point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4)
                .sum();
    }
}
