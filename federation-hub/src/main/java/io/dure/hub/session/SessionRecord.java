package io.dure.hub.session;

import io.dure.auth.directory.Memberships;
import io.dure.auth.role.Access;
import io.dure.auth.role.AccessRules;
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

    /** Whether these rules, of whichever directory, still give the user this role; a display has its own from a token. */
    boolean isGrantedBy(AccessRules rules) {
        if (wallToken != null) {
            return true;
        }
        Memberships groups = GroupNames.read(signedIn.groups());
        return rules.byDirectory().values().stream()
                .anyMatch(each ->
                        each.accessOf(groups) instanceof Access.Granted granted && granted.role() == signedIn.role());
    }

    boolean isOf(String user) {
        return signedIn.user().equals(user);
    }
}
