package io.dure.hub.dashboard;

import java.time.Instant;

/** A dashboard as it was after a save. */
public record Version(long version, Instant at, String by, Document document) {}
