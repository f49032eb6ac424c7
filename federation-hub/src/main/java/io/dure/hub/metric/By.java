package io.dure.hub.metric;

/** What series are told apart by. */
public enum By {
    SITE,
    SERVICE,
    INSTANCE,
    ROUTE,
    OUTCOME
}
