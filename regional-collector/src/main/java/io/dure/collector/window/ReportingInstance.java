package io.dure.collector.window;

import io.dure.federation.v1.Instance;
import io.opentelemetry.proto.resource.v1.Resource;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads who reports out of an OpenTelemetry resource. */
final class ReportingInstance {
    private static final int LONGEST_THRESHOLD_MS = 3_600_000;

    private ReportingInstance() {}

    /** Empty without a service's name, or where nothing tells the instance from its siblings. */
    static Optional<Instance> of(Resource resource, String site) {
        Attributes attributes = new Attributes(resource.getAttributesList());
        Optional<String> service = attributes.text("service.name");
        Optional<String> instance = attributes.text("service.instance.id").or(() -> hostAndProcess(attributes));
        if (service.isEmpty() || instance.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Instance.newBuilder()
                .setService(service.get())
                .setInstance(instance.get())
                .setStartMs(attributes
                        .text("process.creation.time")
                        .flatMap(ReportingInstance::time)
                        .map(Instant::toEpochMilli)
                        .orElse(0L))
                .setSite(site)
                .setHost(attributes.text("host.name").orElse(""))
                .setVersion(attributes.text("service.version").orElse(""))
                .setApdexThresholdMs((int)
                        Math.clamp(attributes.number("dure.apdex.threshold_ms").orElse(0), 0, LONGEST_THRESHOLD_MS))
                .build());
    }

    /** Our own agent reports each window whole, in one request. */
    static boolean isOurAgent(Resource resource) {
        return new Attributes(resource.getAttributesList())
                .text("telemetry.sdk.name")
                .filter("dure"::equals)
                .isPresent();
    }

    private static Optional<String> hostAndProcess(Attributes attributes) {
        return attributes
                .text("host.name")
                .map(host -> attributes.number("process.pid").isPresent()
                        ? host + ":" + attributes.number("process.pid").getAsLong()
                        : host);
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException notIso8601) {
            return Optional.empty();
        }
    }
}
