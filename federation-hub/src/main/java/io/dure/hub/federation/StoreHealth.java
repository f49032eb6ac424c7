package io.dure.hub.federation;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether collectors' reports can be stored, as the last attempt of any stream found. Thread-safe. */
public final class StoreHealth {
    private final Clock clock;
    private @Nullable Trouble trouble;

    StoreHealth(Clock clock) {
        this.clock = clock;
    }

    synchronized void failed(String code, String detail) {
        Trouble known = trouble;
        trouble = new Trouble(code, known == null ? clock.instant() : known.since(), detail);
    }

    synchronized void works() {
        trouble = null;
    }

    /** Empty while it works, and before the first report. */
    public synchronized Optional<Trouble> trouble() {
        return Optional.ofNullable(trouble);
    }

    /**
     * Reports are not stored; their collectors keep them.
     *
     * @param code stable: store-unavailable, disk-full, store-busy
     */
    public record Trouble(String code, Instant since, String detail) {}
}
