package io.dure.hub.dashboard;

/** Which version a change was made to ({@code If-Match} of RFC 9110, section 13.1.1). */
public sealed interface Expected {
    /** Whatever is there. */
    record Any() implements Expected {}

    /** This one. */
    record Exactly(long version) implements Expected {}

    default boolean fits(long version) {
        return switch (this) {
            case Any any -> true;
            case Exactly exactly -> exactly.version() == version;
        };
    }
}
