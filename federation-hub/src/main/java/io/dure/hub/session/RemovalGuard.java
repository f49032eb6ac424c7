package io.dure.hub.session;

import io.dure.auth.directory.UserId;
import io.dure.auth.role.Role;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Holds a round back that would take rights from many at once: more often than a company lets so many go between two rounds
 * somebody has broken the account that looks users up, a group, or the directory.
 */
record RemovalGuard(double share, int least) {
    /**
     * Which users are to keep for now what they have.
     *
     * @param verdicts of all users
     * @param roles what they have
     * @param released whom somebody has looked at
     */
    Set<UserId> held(Map<UserId, Verdict> verdicts, Map<UserId, Role> roles, Set<UserId> released) {
        Set<UserId> losing = new HashSet<>();
        verdicts.forEach((user, verdict) -> {
            if (loses(verdict, roles.getOrDefault(user, Role.VIEWER)) && !released.contains(user)) {
                losing.add(user);
            }
        });
        boolean many = losing.size() >= least && losing.size() > share * verdicts.size();
        return many ? losing : Set.of();
    }

    private static boolean loses(Verdict verdict, Role role) {
        return switch (verdict) {
            case Verdict.Confirmed confirmed -> !confirmed.role().includes(role);
            case Verdict.Ended ended -> true;
            case Verdict.Unknown unknown -> false;
        };
    }
}
