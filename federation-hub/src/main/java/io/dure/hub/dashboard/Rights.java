package io.dure.hub.dashboard;

import io.dure.auth.role.GroupMatch;
import io.dure.auth.role.Role;
import io.dure.hub.session.SignedIn;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one user may do with each dashboard. */
final class Rights {
    private final SignedIn who;
    private final Set<GroupMatch> groups = new HashSet<>();
    private final String first;

    /** @param first what each role sees first, which its users may view */
    Rights(SignedIn who, Map<Role, String> first) {
        this.who = who;
        this.first = first.getOrDefault(who.role(), MadeDashboards.FIRST);
        who.groups().forEach(group -> groups.add(GroupMatch.of(group)));
    }

    /**
     * The highest; empty: it does not exist for this user. Whoever sees only a part of what others have made does not save it.
     */
    Optional<Right> on(Heading heading) {
        if (who.onlyDashboard().isPresent()) {
            return who.onlyDashboard().filter(heading.id()::equals).map(only -> Right.VIEW);
        }
        if (heading.origin() != Origin.USER) {
            return Optional.of(Right.VIEW);
        }
        if (who.user().equals(heading.owner()) || who.isEverywhere(Role.ADMINISTRATOR)) {
            return Optional.of(Right.OWN);
        }
        Optional<Right> shared = heading.shares().stream()
                .filter(this::reaches)
                .map(share -> who.scope().isEverything() ? share.right() : Right.VIEW)
                .max(Comparator.naturalOrder());
        return shared.isEmpty() && heading.id().equals(first) ? Optional.of(Right.VIEW) : shared;
    }

    private boolean reaches(Share share) {
        Role role = share.role();
        String group = share.group();
        return role != null ? who.role().includes(role) : group != null && groups.contains(GroupMatch.of(group));
    }
}
