package io.dure.gslb.provider.route53;

import io.dure.gslb.plan.ServiceName;
import io.dure.gslb.provider.route53.records.HealthCheckSpec;
import io.dure.gslb.provider.route53.records.RecordKey;
import io.dure.gslb.provider.route53.records.RecordSet;
import io.dure.gslb.provider.route53.records.TokenRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsRequest;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * Reads what a zone holds for a service: its token, and what answers at its name.
 *
 * @see <a href="https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListResourceRecordSets.html">ListResourceRecordSets:
 *     answers in the order of reversed names, in pages, and tells the newest version, pending changes included</a>
 */
final class ZoneReader {
    /** Types that answer where a service is; others at its name, such as MX, are none of our business. */
    private static final Set<String> ANSWERING = Set.of("A", "AAAA", "CNAME");

    private static final int MOST_PAGES = 50;

    private final Route53Settings settings;
    private final Route53Client client;
    private final Calls calls;
    private final HealthChecks checks;
    private volatile boolean zoneAgrees;

    ZoneReader(Route53Settings settings, Route53Client client, Calls calls, HealthChecks checks) {
        this.settings = settings;
        this.client = client;
        this.calls = calls;
        this.checks = checks;
    }

    CallResult<HeldZone> read(Calls.Errand errand, ServiceName service) {
        CallResult<Boolean> agrees = agrees(errand);
        if (!(agrees instanceof CallResult.Done<Boolean>)) {
            return CallResult.failure(agrees);
        }
        CallResult<List<ResourceRecordSet>> token = at(errand, TokenRecord.owner(service, settings.zoneName()));
        if (!(token instanceof CallResult.Done<List<ResourceRecordSet>>(List<ResourceRecordSet> beside))) {
            return CallResult.failure(token);
        }
        CallResult<List<ResourceRecordSet>> name = at(errand, service.name());
        if (!(name instanceof CallResult.Done<List<ResourceRecordSet>>(List<ResourceRecordSet> all))) {
            return CallResult.failure(name);
        }
        Optional<ResourceRecordSet> tokenRecord =
                beside.stream().filter(set -> set.typeAsString().equals("TXT")).findFirst();
        return described(errand, service, tokenRecord, all);
    }

    private CallResult<HeldZone> described(
            Calls.Errand errand,
            ServiceName service,
            Optional<ResourceRecordSet> tokenRecord,
            List<ResourceRecordSet> all) {
        List<RecordSet> sets = new ArrayList<>();
        Map<RecordKey, ResourceRecordSet> told = new LinkedHashMap<>();
        for (ResourceRecordSet one : all) {
            if (!ANSWERING.contains(one.typeAsString())) {
                continue;
            }
            Optional<HealthCheckSpec> check = Optional.empty();
            if (one.healthCheckId() != null) {
                CallResult<HealthCheckSpec> read = checks.describe(errand, service, one.healthCheckId());
                if (!(read instanceof CallResult.Done<HealthCheckSpec>(HealthCheckSpec spec))) {
                    return CallResult.failure(read);
                }
                check = Optional.of(spec);
            }
            sets.add(SdkRecords.of(one, check));
            told.put(SdkRecords.key(one), one);
        }
        return new CallResult.Done<>(new HeldZone(tokenRecord, sets, told));
    }

    private CallResult<List<ResourceRecordSet>> at(Calls.Errand errand, String owner) {
        List<ResourceRecordSet> sets = new ArrayList<>();
        ListResourceRecordSetsRequest page = ListResourceRecordSetsRequest.builder()
                .hostedZoneId(settings.zoneId())
                .startRecordName(owner + ".")
                .maxItems("300")
                .build();
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            ListResourceRecordSetsRequest asked = page;
            CallResult<ListResourceRecordSetsResponse> result =
                    calls.ask(errand, () -> client.listResourceRecordSets(asked));
            if (!(result instanceof CallResult.Done<ListResourceRecordSetsResponse>(var answer))) {
                return CallResult.failure(result);
            }
            for (ResourceRecordSet set : answer.resourceRecordSets()) {
                if (!DnsName.of(set.name()).equals(owner)) {
                    return new CallResult.Done<>(sets);
                }
                sets.add(set);
            }
            if (!Boolean.TRUE.equals(answer.isTruncated())) {
                return new CallResult.Done<>(sets);
            }
            page = page.toBuilder()
                    .startRecordName(answer.nextRecordName())
                    .startRecordType(answer.nextRecordType())
                    .startRecordIdentifier(answer.nextRecordIdentifier())
                    .build();
        }
        return new CallResult.Rejected<>(
                new Rejection("TooManyRecords", "more than " + MOST_PAGES + " pages of records at " + owner));
    }

    /** Once: that the zone is the one that was meant, so that no private address lands in a public zone of the same name. */
    private CallResult<Boolean> agrees(Calls.Errand errand) {
        if (zoneAgrees) {
            return new CallResult.Done<>(true);
        }
        CallResult<HostedZone> result = calls.ask(
                errand,
                () -> client.getHostedZone(request -> request.id(settings.zoneId()))
                        .hostedZone());
        if (!(result instanceof CallResult.Done<HostedZone>(HostedZone zone))) {
            return CallResult.failure(result);
        }
        boolean isPrivate =
                zone.config() != null && Boolean.TRUE.equals(zone.config().privateZone());
        if (!DnsName.of(zone.name()).equals(settings.zoneName()) || isPrivate != settings.privateZone()) {
            return new CallResult.Rejected<>(new Rejection(
                    "OtherZone",
                    "the hosted zone " + settings.zoneId() + " is the " + kind(isPrivate) + " zone "
                            + DnsName.of(zone.name()) + ", configured is the " + kind(settings.privateZone()) + " zone "
                            + settings.zoneName()));
        }
        zoneAgrees = true;
        return new CallResult.Done<>(true);
    }

    private static String kind(boolean isPrivate) {
        return isPrivate ? "private" : "public";
    }
}
