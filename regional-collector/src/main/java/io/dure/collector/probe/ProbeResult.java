package io.dure.collector.probe;

/** What one probe showed. */
sealed interface ProbeResult {
    /** The expected status came in time. */
    record Success() implements ProbeResult {}

    /**
     * The endpoint did not do what the check asks.
     *
     * @param reason stable, for example {@code connect-refused}, {@code timeout}, {@code status-503} */
    record Failure(String reason) implements ProbeResult {}

    /** The fault is here, so it says nothing of the endpoint. */
    record Unseen(String reason) implements ProbeResult {}
}
