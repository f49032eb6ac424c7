package io.dure.hub.service;

/**
 * What is wrong with a document of services.
 *
 * @param line from 1; 0 when the document has no such place
 * @param path of the key, for example {@code services[0].members[1].weight}; empty: the document as a whole
 * @param message what is there and what is expected; English
 */
public record Mistake(int line, String path, Kind kind, String message) {
    /** What a program may want to tell apart. */
    public enum Kind {
        MISSING,
        UNKNOWN_KEY,
        WRONG_TYPE,
        NOT_ALLOWED,
        MALFORMED
    }

    /** For a log: {@code 12: services[0].ttl: is 2h; expected ...}. */
    @Override
    public String toString() {
        return (line == 0 ? "" : line + ": ") + (path.isEmpty() ? "" : path + ": ") + message;
    }
}
