package io.dure.hub.session;

import io.dure.auth.directory.UserId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds a round back that would take rights from many at once: more often than a company lets so many go between two rounds
 * somebody has broken the account that looks users up, a group, or the directory.
 */
record RemovalGuard(double share, int least) {
    /**
     * Which users are to keep for now what they have.
     *
     * @param verdicts of all users
     * @param had what they have
     * @param released whom somebody has looked at
     */
    Set<UserId> held(Map<UserId, Verdict> verdicts, Map<UserId, SignedIn> had, Set<UserId> released) {
        Set<UserId> losing = new HashSet<>();
        verdicts.forEach((user, verdict) -> {
            if (loses(verdict, had.get(user)) && !released.contains(user)) {
                losing.add(user);
            }
        });
        boolean many = losing.size() >= least && losing.size() > share * verdicts.size();
        return many ? losing : Set.of();
    }

    private static boolean loses(Verdict verdict, @Nullable SignedIn had) {
        return switch (verdict) {
            case Verdict.Confirmed confirmed ->
                had != null
                        && !(confirmed.role().includes(had.role())
                                && confirmed.scope().includes(had.scope()));
            case Verdict.Ended ended -> true;
            case Verdict.Unknown unknown -> false;
        };
    }
}
