package io.dure.hub.failover;

/** What is done when a provider serves something else than what was last written there. */
public enum Drift {
    /** It is shown and alarmed. */
    REPORT,
    /** It is shown, alarmed and written anew. */
    REPAIR
}
