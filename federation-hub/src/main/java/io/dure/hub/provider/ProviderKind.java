package io.dure.hub.provider;

/** What answers for a service. */
public enum ProviderKind {
    /** One of ours, hosted by a collector. */
    NAMESERVER,
    /** Amazon Route 53. */
    ROUTE53,
    /** A zone that is changed by DNS UPDATE (RFC 2136). */
    RFC2136,
    /** A service names it, and the operator's file does not. */
    NOT_CONFIGURED
}
