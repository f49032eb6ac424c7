package io.dure.hub.session;

import io.dure.auth.directory.UserId;
import io.dure.auth.role.Access;
import io.dure.auth.role.AccessRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session as it is kept.
 *
 * @param hash of its secret
 * @param signedIn as it began; since then the directory may have said something else
 * @param id by which the directory is asked again; null: it does not know the user
 * @param wallToken id of the token that began it; null: somebody signed in
 * @param usedAt the last request or sign of a live stream, as far as it is kept
 */
public record SessionRecord(
        String hash,
        SignedIn signedIn,
        @Nullable UserId id,
        @Nullable String wallToken,
        Instant startedAt,
        Instant usedAt) {
    /** Of somebody whom no directory knows. */
    public SessionRecord(
            String hash, SignedIn signedIn, @Nullable String wallToken, Instant startedAt, Instant usedAt) {
        this(hash, signedIn, null, wallToken, startedAt, usedAt);
    }

    public SessionRecord usedAt(Instant at) {
        return new SessionRecord(hash, signedIn, id, wallToken, startedAt, at);
    }

    /** A wall display is never idle: nobody touches it. */
    boolean lasts(Instant now, Duration idle) {
        return !signedIn.isExpired(now) && (wallToken != null || now.isBefore(usedAt.plus(idle)));
    }

    /**
     * As it goes on after a restart: a display does, and a user to whom these rules still give the role, where they say now
     * that it holds. Whom no directory knows signs in again.
     */
    Optional<SessionRecord> grantedBy(AccessRules rules) {
        if (id == null) {
            return wallToken == null ? Optional.empty() : Optional.of(this);
        }
        return rules.accessOf(id.directory(), GroupNames.read(signedIn.groups())) instanceof Access.Granted granted
                        && granted.role() == signedIn.role()
                ? Optional.of(
                        new SessionRecord(hash, signedIn.within(granted.scope()), id, wallToken, startedAt, usedAt))
                : Optional.empty();
    }

    /** Names it, and lets nobody in. */
    String shortId() {
        return hash.substring(0, Math.min(16, hash.length()));
    }

    boolean isOf(String user) {
        return signedIn.user().equals(user);
    }

    boolean isOf(UserId user) {
        return user.equals(id);
    }
}
