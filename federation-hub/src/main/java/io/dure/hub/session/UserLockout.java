package io.dure.hub.session;

import io.dure.auth.directory.AccountKey;
import io.dure.hub.session.SignInThrottle.Admission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * Counts the failures of each user, from everywhere together, as directories do: they are forgotten when the user signs in
 * and when none came for a while after the last. The last attempt before the limit is kept for addresses from where the
 * user has signed in before, so that guessers elsewhere do not keep the user out.
 *
 * <p>Holds a bounded number of users and addresses; beyond it the one that was quiet longest is forgotten.
 */
final class UserLockout {
    private static final int USERS = 100_000;
    private static final int PLACES = 20_000;

    private final IntSupplier limit;
    private final Duration quiet;
    private final Clock clock;
    private final Map<AccountKey, Failures> failures = bounded(USERS);
    private final Map<Place, Boolean> familiar = bounded(PLACES);

    UserLockout(int limit, Duration quiet, Clock clock) {
        this(() -> limit, quiet, clock);
    }

    /** @param limit asked at each attempt: directories change theirs */
    UserLockout(IntSupplier limit, Duration quiet, Clock clock) {
        this.limit = limit;
        this.quiet = quiet;
        this.clock = clock;
    }

    private record Failures(int count, Instant last) {}

    private record Place(AccountKey user, String source) {}

    /** An attempt counts as a failure from its begin, so that many at once do not slip through. */
    synchronized Admission admit(AccountKey user, String source) {
        Instant now = clock.instant();
        Failures before = failures.get(user);
        int count = before == null || !now.isBefore(before.last().plus(quiet)) ? 0 : before.count();
        int all = limit.getAsInt();
        int most = familiar.containsKey(new Place(user, source)) ? all : all - 1;
        if (before != null && count >= most) {
            return new Admission.Refused(Duration.between(now, before.last().plus(quiet)));
        }
        failures.put(user, new Failures(count + 1, now));
        return new Admission.Admitted();
    }

    /** The last attempt was no failure of the user's. */
    synchronized void takeBack(AccountKey user) {
        failures.computeIfPresent(
                user, (key, was) -> was.count() > 1 ? new Failures(was.count() - 1, was.last()) : null);
    }

    /** The user has shown the right password there. */
    synchronized void succeeded(AccountKey user, String source) {
        failures.remove(user);
        familiar.put(new Place(user, source), true);
    }

    private static <K, V> Map<K, V> bounded(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }
}
