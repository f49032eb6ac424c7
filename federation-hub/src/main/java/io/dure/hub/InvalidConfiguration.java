package io.dure.hub;

/** What the operator has written cannot be used; the message names the property and says what to do. */
public final class InvalidConfiguration extends RuntimeException {
    private static final long serialVersionUID = 1;

    public InvalidConfiguration(String message) {
        super(message);
    }

    public InvalidConfiguration(String message, Throwable cause) {
        super(message, cause);
    }
}
