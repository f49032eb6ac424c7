package io.dure.hub.store;

import java.time.Duration;

/** How wide the windows of a file's rows are; a roll-up is made from the next finer one. */
enum Resolution {
    TEN_SECONDS("10s", Duration.ofSeconds(10)),
    MINUTE("1m", Duration.ofMinutes(1)),
    TEN_MINUTES("10m", Duration.ofMinutes(10));

    private final String code;
    private final Duration width;

    Resolution(String code, Duration width) {
        this.code = code;
        this.width = width;
    }

    String code() {
        return code;
    }

    Duration width() {
        return width;
    }

    static Resolution of(String code) {
        for (Resolution resolution : values()) {
            if (resolution.code.equals(code)) {
                return resolution;
            }
        }
        throw new IllegalArgumentException("no resolution " + code);
    }
}
