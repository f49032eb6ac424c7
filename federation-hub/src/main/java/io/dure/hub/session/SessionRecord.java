package io.dure.hub.session;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session as it is kept.
 *
 * @param hash of its secret
 * @param wallToken id of the token that began it; null: somebody signed in
 * @param usedAt the last request or sign of a live stream, as far as it is kept
 */
public record SessionRecord(
        String hash, SignedIn signedIn, @Nullable String wallToken, Instant startedAt, Instant usedAt) {
    SessionRecord usedAt(Instant at) {
        return new SessionRecord(hash, signedIn, wallToken, startedAt, at);
    }

    /** A wall display is never idle: nobody touches it. */
    boolean lasts(Instant now, Duration idle) {
        return !signedIn.isExpired(now) && (wallToken != null || now.isBefore(usedAt.plus(idle)));
    }

    boolean isOf(String user) {
        return signedIn.user().equals(user);
    }
}
