package io.dure.hub.trust;

/** What may enrol. */
public enum PartKind {
    COLLECTOR,
    WITNESS,
    AGENT
}
