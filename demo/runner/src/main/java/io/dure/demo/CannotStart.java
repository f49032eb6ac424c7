package io.dure.demo;

/** Something the reader can put right keeps the demonstration from starting; the message says what. Exit status 2. */
public final class CannotStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CannotStart(String message) {
        super(message);
    }
}
