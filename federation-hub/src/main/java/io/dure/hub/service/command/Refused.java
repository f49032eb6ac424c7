package io.dure.hub.service.command;

/** The command cannot be done; the message says why and what to do. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
        super(message, null, false, false);
    }
}
