package io.dure.gslb.provider.route53;

import io.dure.gslb.plan.Endpoint;
import io.dure.gslb.provider.route53.records.Alias;
import io.dure.gslb.provider.route53.records.HealthCheckSpec;
import io.dure.gslb.provider.route53.records.RecordKey;
import io.dure.gslb.provider.route53.records.RecordSet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.services.route53.model.AliasTarget;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** Record sets in our words and in the SDK's. */
final class SdkRecords {
    private SdkRecords() {}

    static RecordKey key(ResourceRecordSet told) {
        return new RecordKey(DnsName.of(told.name()), told.typeAsString(), Optional.ofNullable(told.setIdentifier()));
    }

    /** @param check what stands behind the set's health check, where it has one */
    static RecordSet of(ResourceRecordSet told, Optional<HealthCheckSpec> check) {
        return new RecordSet(
                key(told),
                told.weight() == null
                        ? OptionalInt.empty()
                        : OptionalInt.of(told.weight().intValue()),
                Optional.ofNullable(told.ttl()).map(Duration::ofSeconds),
                told.resourceRecords().stream()
                        .map(record -> value(told.typeAsString(), record.value()))
                        .toList(),
                Optional.ofNullable(told.aliasTarget()).map(SdkRecords::alias),
                check);
    }

    /** @param checkId of the health check, where the set has one */
    static ResourceRecordSet of(RecordSet set, Optional<String> checkId) {
        ResourceRecordSet.Builder told = ResourceRecordSet.builder()
                .name(set.key().owner() + ".")
                .type(set.key().type());
        set.key().setIdentifier().ifPresent(told::setIdentifier);
        set.weight().ifPresent(weight -> told.weight((long) weight));
        set.ttl().ifPresent(ttl -> told.ttl(ttl.toSeconds()));
        set.alias()
                .ifPresent(alias -> told.aliasTarget(target -> target.hostedZoneId(alias.zoneId())
                        .dnsName(alias.target() + ".")
                        .evaluateTargetHealth(alias.evaluateTargetHealth())));
        checkId.ifPresent(told::healthCheckId);
        if (!set.values().isEmpty()) {
            told.resourceRecords(values(set.values()));
        }
        return told.build();
    }

    /** Addresses have many spellings, we compare one. */
    private static String value(String type, String told) {
        return type.equals("A") || type.equals("AAAA") ? address(told) : told;
    }

    static String address(String told) {
        return new Endpoint(told, 1).address();
    }

    private static List<ResourceRecord> values(List<String> values) {
        return values.stream()
                .map(value -> ResourceRecord.builder().value(value).build())
                .toList();
    }

    private static Alias alias(AliasTarget told) {
        return new Alias(
                told.hostedZoneId(), DnsName.of(told.dnsName()), Boolean.TRUE.equals(told.evaluateTargetHealth()));
    }
}
