package io.dure.gslb.plan;

/** Who acts when a member is down. */
public enum Mode {
    /** Nameservers evacuate by quorum; the leader returns the member. */
    AUTOMATIC,
    /** Decides and alarms, then waits for one click. */
    ON_APPROVAL,
    /** Watches only. */
    OFF
}
