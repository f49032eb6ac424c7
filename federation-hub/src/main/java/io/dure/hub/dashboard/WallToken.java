package io.dure.hub.dashboard;

import java.time.Instant;

/**
 * Lets a display show one dashboard.
 *
 * @param hash of the secret
 */
public record WallToken(
        String id, String hash, String dashboard, String createdBy, Instant createdAt, Instant expiresAt) {
    boolean lasts(Instant now) {
        return now.isBefore(expiresAt);
    }
}
