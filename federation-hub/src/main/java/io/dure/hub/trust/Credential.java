package io.dure.hub.trust;

import io.dure.protocol.trust.PartName;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that this hub issued, or that was brought and shown to it; or what an agent shows to its collector.
 *
 * @param id of the certificate's fingerprint; of an agent's, of its SHA-256
 * @param site null for a witness
 * @param origin the enrolment token or credential that it was issued for, or {@code brought}
 */
public record Credential(
        String id,
        PartKind kind,
        @Nullable String site,
        String name,
        String origin,
        Instant issuedAt,
        Instant expiresAt,
        @Nullable Instant revokedAt) {
    /** What {@link #origin} is of a certificate that the company brought. */
    static final String BROUGHT = "brought";

    boolean isBrought() {
        return origin.equals(BROUGHT);
    }

    Credential revoked(Instant at) {
        return new Credential(id, kind, site, name, origin, issuedAt, expiresAt, at);
    }

    PartName part() {
        return new PartName(Optional.ofNullable(site), name);
    }
}
