package io.dure.hub.failover;

import java.time.Instant;

/** One click that is awaited (mode on approval). */
public record Approval(Kind kind, String site, Instant since) {
    public enum Kind {
        EVACUATE,
        RETURN
    }
}
