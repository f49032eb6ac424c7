package io.dure.gslb.wire;

import io.dure.gslb.plan.Check;
import java.time.Duration;
import java.util.Optional;

/**
 * Checks on the wire. Of HTTP they are as they always were. Of any other kind the path stands elsewhere, so that a
 * collector that knows HTTP alone refuses the plan rather than probe by HTTP and call down what is up.
 */
final class CheckWire {
    private CheckWire() {}

    static io.dure.federation.v1.Check toProto(Check check) {
        io.dure.federation.v1.Check.Builder message = io.dure.federation.v1.Check.newBuilder()
                .setKind(toProto(check.kind()))
                .setHost(check.host())
                .setExpectedStatus(check.expectedStatus())
                .setBody(check.body().orElse(""))
                .setCertificateWarningS(check.certificateWarning().toSeconds())
                .setIntervalMs((int) check.interval().toMillis())
                .setTimeoutMs((int) check.timeout().toMillis())
                .setFall(check.fall())
                .setRise(check.rise());
        return (check.kind() == Check.Kind.HTTP ? message.setPath(check.path()) : message.setTarget(check.path()))
                .build();
    }

    static Check fromProto(io.dure.federation.v1.Check message) {
        return new Check(
                fromProto(message.getKind()),
                message.getTarget().isEmpty() ? message.getPath() : message.getTarget(),
                message.getHost(),
                message.getExpectedStatus(),
                message.getBody().isEmpty() ? Optional.empty() : Optional.of(message.getBody()),
                Duration.ofSeconds(message.getCertificateWarningS()),
                Duration.ofMillis(message.getIntervalMs()),
                Duration.ofMillis(message.getTimeoutMs()),
                message.getFall(),
                message.getRise());
    }

    private static io.dure.federation.v1.Check.Kind toProto(Check.Kind kind) {
        return switch (kind) {
            case HTTP -> io.dure.federation.v1.Check.Kind.HTTP;
            case HTTPS -> io.dure.federation.v1.Check.Kind.HTTPS;
            case TCP -> io.dure.federation.v1.Check.Kind.TCP;
        };
    }

    private static Check.Kind fromProto(io.dure.federation.v1.Check.Kind message) {
        return switch (message) {
            case HTTP -> Check.Kind.HTTP;
            case HTTPS -> Check.Kind.HTTPS;
            case TCP -> Check.Kind.TCP;
            case UNRECOGNIZED -> throw new IllegalArgumentException("a plan with a check of an unknown kind");
        };
    }
}
