package io.dure.collector.trust;

import io.dure.protocol.trust.PartName;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** How this collector stands with the hubs, at {@code GET /actuator/trust} on the management port. */
@Endpoint(id = "trust")
public final class TrustEndpoint {
    private final OwnCertificate own;
    private final boolean brought;

    TrustEndpoint(OwnCertificate own, boolean brought) {
        this.own = own;
        this.brought = brought;
    }

    @ReadOperation
    public Trust trust() {
        String failure = own.failure().orElse(null);
        if (brought) {
            return own.shown()
                    .map(identity -> new Trust(
                            "brought",
                            PartName.of(identity.certificate())
                                    .map(PartName::uri)
                                    .orElse(null),
                            identity.endsAt().toString(),
                            null,
                            failure))
                    .orElseGet(() -> new Trust("brought", null, null, null, failure));
        }
        return own.enrolled()
                .map(identity -> new Trust(
                        "enrolled",
                        PartName.of(identity.certificate()).map(PartName::uri).orElse(null),
                        identity.endsAt().toString(),
                        identity.renewsAt().toString(),
                        failure))
                .orElseGet(() -> new Trust("not-enrolled", null, null, null, failure));
    }

    /**
     * The answer; times in ISO 8601.
     *
     * @param state enrolled, not-enrolled or brought
     * @param name as the certificate says
     * @param renewsAt null where nothing renews it by itself
     * @param failure of the last attempt to enrol or renew; null when it went well
     */
    public record Trust(
            String state,
            @Nullable String name,
            @Nullable String endsAt,
            @Nullable String renewsAt,
            @Nullable String failure) {}
}
