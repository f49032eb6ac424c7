package io.dure.hub.failover;

import java.time.Instant;

/** Automatic acts are suspended until then. */
public record Freeze(Instant until, String reason, String by) {}
