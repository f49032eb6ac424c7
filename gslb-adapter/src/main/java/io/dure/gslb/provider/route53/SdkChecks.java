package io.dure.gslb.provider.route53;

import io.dure.gslb.provider.route53.records.HealthCheckSpec;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.route53.model.HealthCheckConfig;
import software.amazon.awssdk.services.route53.model.HealthCheckType;

/** Health checks in our words and in the SDK's. */
final class SdkChecks {
    private SdkChecks() {}

    /** @param children ids of what a calculated check is calculated from, in the order of its children */
    static HealthCheckConfig of(HealthCheckSpec spec, List<String> children) {
        return switch (spec) {
            case HealthCheckSpec.Endpoint endpoint -> of(endpoint);
            case HealthCheckSpec.Calculated calculated ->
                HealthCheckConfig.builder()
                        .type(HealthCheckType.CALCULATED)
                        .childHealthChecks(children)
                        .healthThreshold(calculated.healthy())
                        .inverted(calculated.inverted())
                        .build();
            case HealthCheckSpec.Referred referred ->
                throw new IllegalArgumentException("not ours to make: " + referred);
            case HealthCheckSpec.Missing missing -> throw new IllegalArgumentException("never desired: " + missing);
        };
    }

    private static HealthCheckConfig of(HealthCheckSpec.Endpoint endpoint) {
        HealthCheckConfig.Builder config = HealthCheckConfig.builder()
                .type(type(endpoint))
                .ipAddress(endpoint.address())
                .port(endpoint.port())
                .requestInterval(endpoint.interval())
                .failureThreshold(endpoint.threshold())
                .inverted(endpoint.inverted());
        endpoint.host().ifPresent(config::fullyQualifiedDomainName);
        endpoint.path().ifPresent(config::resourcePath);
        endpoint.search().ifPresent(config::searchString);
        if (endpoint.kind() == HealthCheckSpec.Kind.HTTPS) {
            config.enableSNI(true);
        }
        return config.build();
    }

    /** An endpoint's check as we would have made it; empty: of a kind that we never make. */
    static Optional<HealthCheckSpec.Endpoint> endpoint(HealthCheckConfig told) {
        return kind(told.type())
                .filter(kind -> told.ipAddress() != null && told.port() != null)
                .map(kind -> new HealthCheckSpec.Endpoint(
                        kind,
                        SdkRecords.address(told.ipAddress()),
                        told.port(),
                        Optional.ofNullable(told.fullyQualifiedDomainName()),
                        Optional.ofNullable(told.resourcePath()),
                        Optional.ofNullable(told.searchString()),
                        told.requestInterval() == null ? 30 : told.requestInterval(),
                        told.failureThreshold() == null ? 3 : told.failureThreshold(),
                        Boolean.TRUE.equals(told.inverted())));
    }

    private static HealthCheckType type(HealthCheckSpec.Endpoint endpoint) {
        boolean search = endpoint.search().isPresent();
        return switch (endpoint.kind()) {
            case HTTP -> search ? HealthCheckType.HTTP_STR_MATCH : HealthCheckType.HTTP;
            case HTTPS -> search ? HealthCheckType.HTTPS_STR_MATCH : HealthCheckType.HTTPS;
            case TCP -> HealthCheckType.TCP;
        };
    }

    private static Optional<HealthCheckSpec.Kind> kind(HealthCheckType told) {
        return switch (told) {
            case HTTP, HTTP_STR_MATCH -> Optional.of(HealthCheckSpec.Kind.HTTP);
            case HTTPS, HTTPS_STR_MATCH -> Optional.of(HealthCheckSpec.Kind.HTTPS);
            case TCP -> Optional.of(HealthCheckSpec.Kind.TCP);
            case CALCULATED, CLOUDWATCH_METRIC, RECOVERY_CONTROL, UNKNOWN_TO_SDK_VERSION -> Optional.empty();
        };
    }
}
