package io.dure.hub.steering;

/** What waits for an operator's word. */
public enum ApprovalKind {
    EVACUATE,
    RETURN
}
