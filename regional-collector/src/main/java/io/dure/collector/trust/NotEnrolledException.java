package io.dure.collector.trust;

/** There is no certificate to show to a hub; the message says what to do. */
public final class NotEnrolledException extends Exception {
    private static final long serialVersionUID = 1;

    NotEnrolledException(String message) {
        super(message);
    }
}
