package io.dure.hub.failover;

/** Where a member stands with the leader; the legal transitions are in {@link FailoverMachine}. */
public enum MemberState {
    /** Answered with its configured weight. */
    SERVING,
    /** Out, and not seen up without a break. */
    EVACUATED,
    /** Out, up by quorum, waiting for the hold-down to pass. */
    HOLDING,
    /** Coming back step by step. */
    RETURNING
}
