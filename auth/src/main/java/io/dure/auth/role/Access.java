package io.dure.auth.role;

/** What the rules say of a user. */
public sealed interface Access {
    /**
     * The user may do what the role allows, where the scope allows it.
     *
     * @param rule number of the rule that decided, from 1
     */
    record Granted(Role role, Scope scope, int rule) implements Access {}

    /** No rule fits, so the user may do nothing. */
    record None() implements Access {}
}
