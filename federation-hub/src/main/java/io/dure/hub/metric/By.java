package io.dure.hub.metric;

/** What series are told apart by. */
public enum By {
    SITE,
    SERVICE,
    INSTANCE,
    ROUTE,
    OUTCOME,
    /** Of a gauge that has siblings, for example heap and non-heap. */
    LABEL
}
