package io.dure.hub.session;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts failed attempts by key within a sliding window. An attempt counts from its begin, so that many at once do not
 * slip through, and is taken back when it turns out not to be a failure.
 *
 * <p>Holds a bounded number of keys; beyond it the one that was quiet longest is forgotten, which is in its favour.
 */
final class SignInThrottle {
    private final Clock clock;
    private final int limit;
    private final Duration window;
    private final Map<String, Deque<Instant>> attempts;

    SignInThrottle(Clock clock, int limit, Duration window, int keys) {
        this.clock = clock;
        this.limit = limit;
        this.window = window;
        this.attempts = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Deque<Instant>> eldest) {
                return size() > keys;
            }
        };
    }

    /** Whether an attempt may be made now. */
    sealed interface Admission {
        /** It may, and counts until it is taken back. */
        record Admitted() implements Admission {}

        /** Not before {@code retryAfter} has passed. */
        record Refused(Duration retryAfter) implements Admission {}
    }

    synchronized Admission admit(String key) {
        Instant now = clock.instant();
        Deque<Instant> recent = attempts.computeIfAbsent(key, unseen -> new ArrayDeque<>());
        while (!recent.isEmpty() && !recent.getFirst().plus(window).isAfter(now)) {
            recent.removeFirst();
        }
        if (recent.size() >= limit) {
            return new Admission.Refused(Duration.between(now, recent.getFirst().plus(window)));
        }
        recent.addLast(now);
        return new Admission.Admitted();
    }

    /** The last attempt was no failure of the user's. */
    synchronized void takeBack(String key) {
        Deque<Instant> recent = attempts.get(key);
        if (recent != null) {
            recent.pollLast();
        }
    }

    /** The user has shown the right password. */
    synchronized void forget(String key) {
        attempts.remove(key);
    }
}
