package io.dure.auth.connection;

import java.time.Duration;

/**
 * How long to wait.
 *
 * @param connect for a server's name, connection and TLS together, and again for its answer to a bind
 * @param read for each answer of a server
 * @param pool for a free connection when all are in use
 * @param overall for everything that one question to a directory takes, whatever number of servers and answers
 */
public record Timeouts(Duration connect, Duration read, Duration pool, Duration overall) {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    public Timeouts {
        require("connect-timeout", connect);
        require("read-timeout", read);
        require("pool-timeout", pool);
        require("overall-timeout", overall);
    }

    private static void require(String property, Duration timeout) {
        if (timeout.toMillis() < 1 || timeout.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(property + ": " + timeout + " is not between 1ms and 1m");
        }
    }
}
