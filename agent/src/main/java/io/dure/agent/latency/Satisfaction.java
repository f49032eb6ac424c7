package io.dure.agent.latency;

/** What a transaction's duration means to its user, by APDEX: T is the operator's threshold. */
enum Satisfaction {
    /** Not longer than T. */
    SATISFIED,
    /** Not longer than four times T. */
    TOLERATING,
    /** Longer, or an error. */
    FRUSTRATED
}
