package io.dure.hub.dashboard;

/** What became of a change to a stored dashboard. */
public sealed interface SaveResult {
    /** It is stored. */
    record Saved(Heading heading) implements SaveResult {}

    /** Somebody saved meanwhile; nothing was done. */
    record Overtaken(Heading current) implements SaveResult {}

    /** It is not there. */
    record Gone() implements SaveResult {}
}
