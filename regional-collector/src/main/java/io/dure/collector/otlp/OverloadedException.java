package io.dure.collector.otlp;

import java.io.IOException;
import java.time.Duration;

/** Nothing of a report was taken, for a reason that passes: the sender shall come again. */
public final class OverloadedException extends IOException {
    private static final long serialVersionUID = 1;

    private final boolean slowDown;
    private final String code;
    private final Duration retryAfter;

    private OverloadedException(boolean slowDown, String code, String message, Duration retryAfter) {
        super(message);
        this.slowDown = slowDown;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /**
     * This collector cannot take it: 503 over HTTP.
     *
     * @param code a stable word from a fixed set, by which the refusal is counted
     */
    public static OverloadedException unavailable(String code, String message, Duration retryAfter) {
        return new OverloadedException(false, code, message, retryAfter);
    }

    /**
     * What comes behind this collector asks for less: 429 over HTTP.
     *
     * @param code a stable word from a fixed set, by which the refusal is counted
     */
    public static OverloadedException slowDown(String code, String message, Duration retryAfter) {
        return new OverloadedException(true, code, message, retryAfter);
    }

    boolean isSlowDown() {
        return slowDown;
    }

    public String code() {
        return code;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
