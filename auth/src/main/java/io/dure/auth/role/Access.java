package io.dure.auth.role;

/** What the rules say of a user. */
public sealed interface Access {
    /** What rules that could be read say. */
    sealed interface Known extends Access {}

    /**
     * The user may do what the role allows, where the scope allows it.
     *
     * @param rule number of the rule that decided, from 1
     */
    record Granted(Role role, Scope scope, int rule) implements Known {}

    /** No rule fits, so the user may do nothing. */
    record None() implements Known {}

    /** The rules could not be read: that is no word about the user, who may do nothing until they can be. */
    record Unknown() implements Access {}
}
