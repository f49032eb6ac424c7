package io.dure.hub.trust;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Lets somebody enrol, once.
 *
 * @param hash of the secret, which is told once and kept nowhere
 * @param site null for a witness
 * @param name of the vantage point
 * @param usedKey fingerprint of the key that it was used for; null while it was not
 */
public record EnrolmentToken(
        String id,
        String hash,
        PartKind kind,
        @Nullable String site,
        String name,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant usedAt,
        @Nullable String usedKey,
        @Nullable Instant revokedAt) {
    boolean lasts(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    EnrolmentToken used(Instant at, String key) {
        return new EnrolmentToken(id, hash, kind, site, name, createdBy, createdAt, expiresAt, at, key, revokedAt);
    }

    EnrolmentToken revoked(Instant at) {
        return new EnrolmentToken(id, hash, kind, site, name, createdBy, createdAt, expiresAt, usedAt, usedKey, at);
    }
}
