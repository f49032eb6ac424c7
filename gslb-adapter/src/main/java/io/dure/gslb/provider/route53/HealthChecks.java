package io.dure.gslb.provider.route53;

import io.dure.gslb.plan.ServiceName;
import io.dure.gslb.provider.route53.records.HealthCheckSpec;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.CreateHealthCheckResponse;
import software.amazon.awssdk.services.route53.model.HealthCheckType;
import software.amazon.awssdk.services.route53.model.Tag;
import software.amazon.awssdk.services.route53.model.TagResourceType;

/**
 * Health checks that are there before a record set needs them. One is never changed: another specification is another check,
 * which a fenced batch puts in its place, so that nobody without the token can change what is checked.
 */
final class HealthChecks {
    private static final Logger log = LoggerFactory.getLogger(HealthChecks.class);

    private final Route53Settings settings;
    private final Route53Client client;
    private final Calls calls;
    private final Clock steady;
    private final KnownChecks known;

    HealthChecks(Route53Settings settings, Route53Client client, Calls calls, Clock steady, KnownChecks known) {
        this.settings = settings;
        this.client = client;
        this.calls = calls;
        this.steady = steady;
        this.known = known;
    }

    /** What a check checks: in our words if we made it for this service, else only by its id. */
    CallResult<HealthCheckSpec> describe(Calls.Errand errand, ServiceName service, String id) {
        if (settings.referred(service).contains(id)) {
            return new CallResult.Done<>(new HealthCheckSpec.Referred(id));
        }
        CallResult<Optional<KnownCheck>> read = known.get(errand, id);
        if (!(read instanceof CallResult.Done<Optional<KnownCheck>>(Optional<KnownCheck> check))) {
            return CallResult.failure(read);
        }
        if (check.isEmpty()) {
            return new CallResult.Done<>(new HealthCheckSpec.Missing(id));
        }
        String prefix = CheckReference.prefix(settings.zoneId(), service);
        if (!check.get().reference().startsWith(prefix)) {
            return new CallResult.Done<>(new HealthCheckSpec.Referred(id));
        }
        return check.get().config().type() == HealthCheckType.CALCULATED
                ? calculated(errand, service, check.get())
                : new CallResult.Done<>(SdkChecks.endpoint(check.get().config())
                        .<HealthCheckSpec>map(endpoint -> endpoint)
                        .orElse(new HealthCheckSpec.Referred(id)));
    }

    private CallResult<HealthCheckSpec> calculated(Calls.Errand errand, ServiceName service, KnownCheck check) {
        List<HealthCheckSpec> children = new ArrayList<>();
        for (String child : check.config().childHealthChecks()) {
            CallResult<HealthCheckSpec> read = describe(errand, service, child);
            if (!(read instanceof CallResult.Done<HealthCheckSpec>(HealthCheckSpec spec))) {
                return read;
            }
            children.add(spec);
        }
        return new CallResult.Done<>(new HealthCheckSpec.Calculated(
                children,
                Optional.ofNullable(check.config().healthThreshold()).orElse(children.size()),
                Boolean.TRUE.equals(check.config().inverted())));
    }

    /**
     * The id of a check, made now if none of those in use is it.
     *
     * @param inUse ids of checks that the service's record sets have
     */
    CallResult<String> ensure(
            Calls.Errand errand,
            ServiceName service,
            long epoch,
            HealthCheckSpec spec,
            Map<HealthCheckSpec, String> inUse) {
        String found = inUse.get(spec);
        if (found != null) {
            return new CallResult.Done<>(found);
        }
        return switch (spec) {
            case HealthCheckSpec.Referred(String id) -> new CallResult.Done<>(id);
            case HealthCheckSpec.Missing(String id) -> throw new IllegalArgumentException("never desired: " + id);
            case HealthCheckSpec.Endpoint endpoint -> make(errand, service, epoch, endpoint, List.of());
            case HealthCheckSpec.Calculated calculated -> {
                List<String> children = new ArrayList<>();
                for (HealthCheckSpec child : calculated.children()) {
                    CallResult<String> made = ensure(errand, service, epoch, child, inUse);
                    if (!(made instanceof CallResult.Done<String>(String id))) {
                        yield made;
                    }
                    children.add(id);
                }
                yield make(errand, service, epoch, calculated, children);
            }
        };
    }

    private CallResult<String> make(
            Calls.Errand errand, ServiceName service, long epoch, HealthCheckSpec spec, List<String> children) {
        CallResult<CreateHealthCheckResponse> result = new CallResult.NotDone<>("not asked");
        for (int attempt = 0; attempt < CheckReference.MOST_ATTEMPTS; attempt++) {
            String reference = CheckReference.of(settings.zoneId(), service, epoch, spec, attempt);
            result = calls.ask(
                    errand,
                    CallKind.CHECK_CREATION,
                    0,
                    () -> client.createHealthCheck(request ->
                            request.callerReference(reference).healthCheckConfig(SdkChecks.of(spec, children))));
            if (result instanceof CallResult.Done<CreateHealthCheckResponse>(CreateHealthCheckResponse made)) {
                String id = made.healthCheck().id();
                known.keep(new KnownCheck(id, reference, made.healthCheck().healthCheckConfig(), steady.instant()));
                log.info("health check {} of {} checks {}", id, service.service(), spec.text());
                name(errand, id, service, spec);
                return new CallResult.Done<>(id);
            }
            if (!(result instanceof CallResult.Rejected<CreateHealthCheckResponse>(Rejection no))
                    || !no.code().equals("HealthCheckAlreadyExists")) {
                return CallResult.failure(result);
            }
        }
        return CallResult.failure(result);
    }

    /** By which an operator finds it in Amazon's console. That a name is missing harms nothing. */
    private void name(Calls.Errand errand, String id, ServiceName service, HealthCheckSpec spec) {
        String whole = "dure " + service.service() + " " + spec.text();
        String name = whole.length() <= 255 ? whole : whole.substring(0, 255);
        CallResult<?> result = calls.ask(
                errand,
                () -> client.changeTagsForResource(request -> request.resourceType(TagResourceType.HEALTHCHECK)
                        .resourceId(id)
                        .addTags(Tag.builder().key("Name").value(name).build())));
        if (!(result instanceof CallResult.Done<?>)) {
            log.info("health check {} has no name in Amazon's console: {}", id, CallResult.cause(result));
        }
    }
}
