package io.dure.hub.session;

import io.dure.auth.directory.UserId;
import io.dure.auth.role.Role;
import io.dure.auth.role.Scope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Lets a program use the API for somebody, with no more than a role, and no further than a scope.
 *
 * @param hash of the secret
 * @param name what it is for
 * @param owner login name of who made it
 * @param ownerId by which the directory is asked whether the owner is still there; null: an account of the hub's own
 * @param role the most that it may do; never more than its owner may at that moment
 * @param scope where at most; never where its owner's role does not hold at that moment
 */
public record ApiToken(
        String id,
        String hash,
        String name,
        String owner,
        @Nullable UserId ownerId,
        Role role,
        Scope scope,
        Instant createdAt,
        Instant expiresAt) {
    boolean lasts(Instant now) {
        return now.isBefore(expiresAt);
    }

    /** Its acts are told from its owner's. */
    String actor() {
        return owner + "/" + id;
    }
}
