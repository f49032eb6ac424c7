package io.dure.hub.session;

import io.dure.auth.directory.UserId;
import io.dure.auth.role.Role;
import io.dure.auth.role.Scope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What directories last said of who is signed in. It is not stored: after a restart nobody is confirmed, so that whoever
 * was turned away meanwhile acts on nothing.
 */
@Component
final class Standings {
    private static final Duration BEGINNING = Duration.ofMinutes(1);

    private final Map<UserId, Standing> known = new ConcurrentHashMap<>();
    private final RecheckProperties properties;
    private final Clock clock;
    private final Instant started;

    Standings(RecheckProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
        this.started = clock.instant();
    }

    /** What a directory said, and when. */
    record Standing(Role role, List<String> groups, Scope scope, Instant checkedAt) {
        Standing {
            groups = List.copyOf(groups);
        }
    }

    void confirm(UserId user, Role role, List<String> groups, Scope scope) {
        known.put(user, new Standing(role, groups, scope, clock.instant()));
    }

    Optional<Standing> of(UserId user) {
        return Optional.ofNullable(known.get(user));
    }

    void forget(UserId user) {
        known.remove(user);
    }

    /** Lets go of everybody else, but of those whose session is only just beginning. */
    void retain(Set<UserId> users) {
        Instant before = clock.instant().minus(BEGINNING);
        known.entrySet()
                .removeIf(each -> !users.contains(each.getKey())
                        && each.getValue().checkedAt().isBefore(before));
    }

    /**
     * What {@code asBegun} is now. Without a live check nobody does more than read, and reading ends with the grace.
     *
     * @param id null: no directory knows the user, who stays as begun
     * @param most the role is never more than this
     * @return empty: the grace is over
     */
    Optional<SignedIn> now(SignedIn asBegun, @Nullable UserId id, Role most) {
        if (id == null) {
            return Optional.of(asBegun);
        }
        Instant now = clock.instant();
        Standing standing = known.get(id);
        Instant checkedAt = standing == null ? started : standing.checkedAt();
        if (!now.isBefore(checkedAt.plus(properties.grace()))) {
            return Optional.empty();
        }
        Role own = standing == null ? asBegun.role() : standing.role();
        Role role = own.includes(most) ? most : own;
        List<String> groups = standing == null ? asBegun.groups() : standing.groups();
        Scope scope = standing == null ? asBegun.scope() : standing.scope();
        boolean live = standing != null && now.isBefore(checkedAt.plus(properties.live()));
        return Optional.of(
                live || role == Role.VIEWER
                        ? asBegun.in(role, groups, scope, false)
                        : asBegun.in(Role.VIEWER, groups, scope, true));
    }
}
