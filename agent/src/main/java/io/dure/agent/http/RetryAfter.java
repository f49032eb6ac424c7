package io.dure.agent.http;

import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The header Retry-After (RFC 9110, 10.2.3): seconds or a date. */
final class RetryAfter {
    /** However long the collector asks for, the agent shows a sign of life within a minute. */
    static final long LONGEST_MILLIS = 60_000;

    private RetryAfter() {}

    /** 0 for what cannot be read. */
    static long millis(String value, long nowMillis) {
        try {
            long millis = value.matches("[0-9]{1,9}")
                    ? Long.parseLong(value) * 1_000
                    : ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant()
                                    .toEpochMilli()
                            - nowMillis;
            return Math.max(0, Math.min(LONGEST_MILLIS, millis));
        } catch (DateTimeException e) {
            return 0;
        }
    }
}
