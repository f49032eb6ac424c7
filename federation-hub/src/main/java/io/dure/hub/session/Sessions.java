package io.dure.hub.session;

import io.dure.auth.role.AccessRules;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The open sessions, by the hash of their secret. A session is in the store before its cookie is given, and out of it before
 * its end is confirmed; of its uses the store hears a little later ({@link #keep}), so that after a kill it counts as idle
 * a little longer, never shorter, than it was. Those whose role the rules no longer give end with a restart.
 */
@Component
public final class Sessions {
    static final int MOST = 20_000;
    static final int MOST_OF_ONE_USER = 50;

    private final SessionRecords records;
    private final SessionProperties properties;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Lock beginning = new ReentrantLock();
    private final Map<String, SessionRecord> open = new ConcurrentHashMap<>();
    private final Set<String> used = ConcurrentHashMap.newKeySet();
    private final Set<String> ended = ConcurrentHashMap.newKeySet();

    Sessions(SessionRecords records, AccessRules rules, SessionProperties properties, Clock clock) {
        this.records = records;
        this.properties = properties;
        this.clock = clock;
        for (SessionRecord each : records.all()) {
            if (each.isGrantedBy(rules)) {
                open.put(each.hash(), each);
            } else {
                ended.add(each.hash());
            }
        }
    }

    /** As somebody who signed in. */
    Secret begin(SignedIn signedIn) {
        return begin(signedIn, Optional.empty());
    }

    /** As a display that showed a wall token. */
    Secret beginWall(SignedIn display, String wallToken) {
        return begin(display, Optional.of(wallToken));
    }

    private Secret begin(SignedIn signedIn, Optional<String> wallToken) {
        Secret secret = Secret.fresh(random);
        Instant now = clock.instant();
        SessionRecord session = new SessionRecord(secret.hash(), signedIn, wallToken.orElse(null), now, now);
        // No monitor: whoever waits for the store here may be a virtual thread, which would keep its carrier.
        beginning.lock();
        try {
            makeRoom(signedIn.user());
            records.save(session);
            open.put(session.hash(), session);
        } finally {
            beginning.unlock();
        }
        return secret;
    }

    /** The one that was quiet longest goes: whoever signs in is there, and the others may not be. */
    private void makeRoom(String user) {
        List<SessionRecord> own =
                open.values().stream().filter(each -> each.isOf(user)).toList();
        if (own.size() >= MOST_OF_ONE_USER) {
            endQuietest(own);
        } else if (open.size() >= MOST) {
            endQuietest(open.values());
        }
    }

    private void endQuietest(Collection<SessionRecord> sessions) {
        sessions.stream().min(Comparator.comparing(SessionRecord::usedAt)).ifPresent(quietest -> end(quietest.hash()));
    }

    /** Whose it is, if it lasts; this is a use of it. */
    Optional<SignedIn> use(String hash) {
        Instant now = clock.instant();
        SessionRecord session = open.computeIfPresent(hash, (key, current) -> usedOrEnded(current, now));
        if (session == null) {
            return Optional.empty();
        }
        used.add(hash);
        return Optional.of(session.signedIn());
    }

    private @Nullable SessionRecord usedOrEnded(SessionRecord session, Instant now) {
        if (session.lasts(now, properties.idle())) {
            return session.usedAt(now);
        }
        return ended(session);
    }

    private @Nullable SessionRecord ended(SessionRecord session) {
        ended.add(session.hash());
        return null;
    }

    void end(String hash) {
        endThose(session -> session.hash().equals(hash));
    }

    /** In every browser. */
    void endAllOf(String user) {
        endThose(session -> session.isOf(user));
    }

    /** Of every display that showed this token. */
    public void endWall(String wallToken) {
        endThose(session -> wallToken.equals(session.wallToken()));
    }

    private void endThose(Predicate<SessionRecord> which) {
        // One by one: a use replaces the value, and a removal by value would pass over it.
        open.keySet()
                .forEach(hash ->
                        open.computeIfPresent(hash, (key, session) -> which.test(session) ? ended(session) : session));
        removeEnded();
    }

    /** Should the store refuse, they are removed by the next {@link #keep}. */
    private void removeEnded() {
        Set<String> gone = Set.copyOf(ended);
        if (!gone.isEmpty()) {
            records.remove(gone);
            ended.removeAll(gone);
        }
    }

    /** Has the store remember what was used and forget what has ended. */
    void keep() {
        Instant now = clock.instant();
        endThose(session -> !session.lasts(now, properties.idle()));
        Map<String, Instant> lastUses = new HashMap<>();
        for (String hash : new HashSet<>(used)) {
            SessionRecord session = open.get(hash);
            if (session != null) {
                lastUses.put(hash, session.usedAt());
            }
            used.remove(hash);
        }
        if (!lastUses.isEmpty()) {
            records.used(lastUses);
        }
    }
}
