package io.dure.collector.otlp;

import java.io.IOException;

/** A body exceeds its limit; reading stopped there. */
final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1;

    TooLargeException(String message) {
        super(message);
    }
}
