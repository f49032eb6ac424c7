package io.dure.hub.trust;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Lets somebody enrol, once; a token for agents, a number of them.
 *
 * @param hash of the secret, which is told once and kept nowhere
 * @param site null for a witness
 * @param name of the vantage point; of agents, {@link #AGENTS}
 * @param usedKey fingerprint of the key that it was used for; null while it was not, and of agents
 * @param usesLeft how many may still enrol with it
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
        @Nullable Instant revokedAt,
        int usesLeft) {
    static final String AGENTS = "agents";

    boolean lasts(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }

    EnrolmentToken used(Instant at, String key) {
        return new EnrolmentToken(id, hash, kind, site, name, createdBy, createdAt, expiresAt, at, key, revokedAt, 0);
    }

    EnrolmentToken revoked(Instant at) {
        return new EnrolmentToken(
                id, hash, kind, site, name, createdBy, createdAt, expiresAt, usedAt, usedKey, at, usesLeft);
    }

    EnrolmentToken usedByAnAgent(Instant at) {
        return new EnrolmentToken(
                id, hash, kind, site, name, createdBy, createdAt, expiresAt, at, null, revokedAt, usesLeft - 1);
    }
}
