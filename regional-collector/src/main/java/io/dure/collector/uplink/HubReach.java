package io.dure.collector.uplink;

/** Whether this vantage point is heard by anybody. */
public interface HubReach {
    /** At least one hub has a session with it now. */
    boolean reachesAny();
}
