package io.dure.hub.problem;

/**
 * What is wrong with one field.
 *
 * @param field path in the body ({@code weights.private}) or name of the parameter
 * @param message one English sentence
 */
public record FieldError(String field, Code code, String message) {
    /** Stable names of what can be wrong. */
    public enum Code {
        MISSING,
        UNKNOWN_FIELD,
        WRONG_TYPE,
        TOO_SHORT,
        TOO_LONG,
        TOO_SMALL,
        TOO_LARGE,
        NOT_ALLOWED,
        MALFORMED
    }
}
