package io.dure.gslb.provider.route53;

import io.dure.gslb.plan.ServiceName;
import io.dure.gslb.provider.route53.records.HealthCheckSpec;
import io.dure.gslb.provider.route53.records.SetIdentifiers;
import java.util.OptionalLong;

/**
 * By what our health checks are made and known again: zone and service, the epoch of the leader that made it, and what it
 * checks. A leader only ever deletes checks of its own epoch that it has taken out of use, and of older epochs, so that a
 * paused one cannot delete what its successor has made.
 *
 * @see <a href="https://docs.aws.amazon.com/Route53/latest/APIReference/API_CreateHealthCheck.html">CreateHealthCheck,
 *     CallerReference: at most 64 characters; of a deleted check it cannot be used again</a>
 */
final class CheckReference {
    /** Of one check made, deleted and made again within one epoch. */
    static final int MOST_ATTEMPTS = 20;

    private CheckReference() {}

    static String prefix(String zoneId, ServiceName service) {
        return "dure:" + SetIdentifiers.digest(zoneId + "|" + service.service()).substring(0, 16) + ":";
    }

    /** @param attempt rises where the reference before was of a check that is deleted */
    static String of(String zoneId, ServiceName service, long epoch, HealthCheckSpec spec, int attempt) {
        String what = SetIdentifiers.digest(spec.text()).substring(0, 18);
        return prefix(zoneId, service) + epoch + ":" + what + (attempt == 0 ? "" : "~" + attempt);
    }

    /** The epoch in which one was made; empty: the reference is no such. */
    static OptionalLong epoch(String prefix, String reference) {
        int end = reference.indexOf(':', prefix.length());
        if (!reference.startsWith(prefix) || end < 0) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(reference.substring(prefix.length(), end)));
        } catch (NumberFormatException other) {
            return OptionalLong.empty();
        }
    }
}
