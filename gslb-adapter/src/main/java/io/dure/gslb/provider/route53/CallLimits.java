package io.dure.gslb.provider.route53;

/**
 * How often the account is asked at most. The account's limits are shared with everybody else who uses it, so the defaults
 * leave more than half of them.
 *
 * @param account all calls; Route 53 allows 10/s with a burst of 50, and allowed 5/s before
 * @param checkCreation of health checks; Route 53 allows 0.5/s
 * @param checkStatus reads of what the checkers see; Route 53 allows 1/s with a burst of 4
 * @param recordChanges single changes within batches, which Route 53 counts apart from requests
 * @see <a href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/throttling-api-requests.html">Throttling for Amazon
 *     Route 53 API requests</a>
 */
public record CallLimits(Limit account, Limit checkCreation, Limit checkStatus, Limit recordChanges) {
    public static final CallLimits DEFAULT =
            new CallLimits(new Limit(4, 20), new Limit(0.25, 20), new Limit(0.5, 2), new Limit(20, 400));
}
