package io.dure.hub.failover;

/** Whether weights could be set, and what it would do. */
public sealed interface PreviewResult {
    record Possible(Preview preview) implements PreviewResult {}

    record Impossible(ActResult.Refused refusal) implements PreviewResult {}
}
