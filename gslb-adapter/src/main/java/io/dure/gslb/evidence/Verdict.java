package io.dure.gslb.evidence;

/** What one vantage point holds of one endpoint. */
public enum Verdict {
    UP,
    /** Fall-many failures in a row. */
    DOWN,
    /** Too few results yet, or discarded: an abstention, never a failure. */
    UNKNOWN
}
