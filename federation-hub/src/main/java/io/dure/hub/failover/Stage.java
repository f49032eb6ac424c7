package io.dure.hub.failover;

/** The six stages of an incident. */
public enum Stage {
    /** The earliest failing result behind the verdict. */
    FAILED,
    /** The first evacuation by any nameserver, or the leader's. */
    DECIDED,
    /** The leader's plan that latches it left. */
    SUBMITTED,
    /** Every reachable provider holds it, and all servers of each answer by it as far as it tells. */
    IN_SYNC,
    /**
     * Every reachable nameserver, as another vantage point read it, draws the member no more; and every other reachable
     * provider, as it was read back, serves the plan without it.
     */
    ANSWERED,
    /** For 10 s at least 99 % of the transactions by name are at survivors. Fed in from traffic. */
    MOVED
}
