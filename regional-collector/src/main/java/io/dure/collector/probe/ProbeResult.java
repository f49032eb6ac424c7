package io.dure.collector.probe;

import java.time.Instant;
import java.util.Optional;

/** What one probe showed. */
sealed interface ProbeResult {
    /**
     * What the check asks came in time.
     *
     * @param certificateEnds when the first certificate of the chain that was shown ends
     */
    record Success(Optional<Instant> certificateEnds) implements ProbeResult {}

    /**
     * The endpoint did not do what the check asks.
     *
     * @param reason stable, for example {@code connect-refused}, {@code timeout}, {@code status-503}
     */
    record Failure(String reason, Optional<Instant> certificateEnds) implements ProbeResult {}

    /** The fault is here, so it says nothing of the endpoint. */
    record Unseen(String reason) implements ProbeResult {}
}
