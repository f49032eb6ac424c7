package io.dure.gslb.provider.route53;

/** The calls that limits are kept for. */
enum CallKind {
    /** ChangeResourceRecordSets. Sent again only where Route 53 says that it did nothing. */
    CHANGE,
    /** CreateHealthCheck. A caller's reference makes it the same however often it is sent. */
    CHECK_CREATION,
    /** GetHealthCheckStatus. */
    CHECK_STATUS,
    /** Anything else: it can be sent again. */
    OTHER;

    boolean isRepeatable() {
        return this != CHANGE;
    }
}
