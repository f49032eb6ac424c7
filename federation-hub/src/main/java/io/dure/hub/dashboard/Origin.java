package io.dure.hub.dashboard;

/** Where a dashboard comes from; all but a user's own are read-only. */
public enum Origin {
    USER,
    FILE,
    MADE
}
