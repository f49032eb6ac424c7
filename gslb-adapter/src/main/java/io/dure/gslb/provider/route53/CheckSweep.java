package io.dure.gslb.provider.route53;

import io.dure.gslb.plan.ServiceName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.HealthCheck;
import software.amazon.awssdk.services.route53.model.HealthCheckType;
import software.amazon.awssdk.services.route53.model.ListHealthChecksResponse;

/**
 * Deletes checks of ours that no record set has any more: they cost money. Done only once the change that took them out of
 * use is everywhere, for until then some of Amazon's servers answer by them.
 */
final class CheckSweep {
    private static final Logger log = LoggerFactory.getLogger(CheckSweep.class);
    private static final int MOST_PAGES = 100;

    private final Route53Settings settings;
    private final Route53Client client;
    private final Calls calls;
    private final KnownChecks known;

    CheckSweep(Route53Settings settings, Route53Client client, Calls calls, KnownChecks known) {
        this.settings = settings;
        this.client = client;
        this.calls = calls;
        this.known = known;
    }

    /**
     * Goes through all checks of the account.
     *
     * @param epoch the leader's: what a later one made is not its to delete
     * @param inUse ids that record sets have
     * @return whether all of it was done; if not, it may be done again
     */
    boolean sweep(Calls.Errand errand, ServiceName service, long epoch, Set<String> inUse) {
        List<HealthCheck> ours = new ArrayList<>();
        String prefix = CheckReference.prefix(settings.zoneId(), service);
        Optional<String> marker = Optional.empty();
        for (int page = 0; page < MOST_PAGES; page++) {
            Optional<String> from = marker;
            CallResult<ListHealthChecksResponse> result =
                    calls.ask(errand, () -> client.listHealthChecks(request -> from.ifPresent(request::marker)));
            if (!(result instanceof CallResult.Done<ListHealthChecksResponse>(ListHealthChecksResponse answer))) {
                log.warn(
                        "health checks of {} that are used no more cannot be looked for: {}",
                        service.service(),
                        CallResult.cause(result));
                return false;
            }
            answer.healthChecks().stream()
                    .filter(check -> isUpTo(epoch, CheckReference.epoch(prefix, check.callerReference())))
                    .forEach(ours::add);
            if (!Boolean.TRUE.equals(answer.isTruncated())) {
                return delete(errand, service, ours, inUse);
            }
            marker = Optional.ofNullable(answer.nextMarker());
        }
        return false;
    }

    private boolean delete(Calls.Errand errand, ServiceName service, List<HealthCheck> ours, Set<String> inUse) {
        Set<String> kept = new HashSet<>(inUse);
        ours.stream()
                .filter(check -> inUse.contains(check.id()))
                .forEach(check -> kept.addAll(check.healthCheckConfig().childHealthChecks()));
        boolean all = true;
        for (HealthCheck check : ours.stream()
                .filter(check -> !kept.contains(check.id()))
                .sorted(Comparator.comparing(check -> check.healthCheckConfig().type() != HealthCheckType.CALCULATED))
                .toList()) {
            CallResult<?> result =
                    calls.ask(errand, () -> client.deleteHealthCheck(request -> request.healthCheckId(check.id())));
            if (result instanceof CallResult.Done<?>) {
                known.forget(check.id());
                log.info("health check {} of {} is used no more and deleted", check.id(), service.service());
            } else {
                all = false;
                log.warn(
                        "health check {} of {} is used no more and not deleted: {}",
                        check.id(),
                        service.service(),
                        CallResult.cause(result));
            }
        }
        return all;
    }

    private static boolean isUpTo(long epoch, OptionalLong made) {
        return made.isPresent() && made.getAsLong() <= epoch;
    }
}
