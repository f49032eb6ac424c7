package io.dure.hub.store;

import java.time.Instant;
import java.util.Optional;

/**
 * Which lives are asked for.
 *
 * @param text a part of the instance's name, host or version, in any case
 * @param since only those with a window, stored or lost, at or after it
 * @param limit at most so many
 */
public record LifeQuery(
        Optional<String> service, Optional<String> site, Optional<String> text, Optional<Instant> since, int limit) {
    private static final int MOST = 100_000;

    public LifeQuery {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit " + limit + " is not from 1 to " + MOST);
        }
    }

    public static LifeQuery all() {
        return new LifeQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), MOST);
    }

    public LifeQuery ofService(String wanted) {
        return new LifeQuery(Optional.of(wanted), site, text, since, limit);
    }

    public LifeQuery atSite(String wanted) {
        return new LifeQuery(service, Optional.of(wanted), text, since, limit);
    }

    public LifeQuery withText(String wanted) {
        return new LifeQuery(service, site, Optional.of(wanted), since, limit);
    }

    public LifeQuery since(Instant wanted) {
        return new LifeQuery(service, site, text, Optional.of(wanted), limit);
    }

    public LifeQuery limit(int wanted) {
        return new LifeQuery(service, site, text, since, wanted);
    }
}
