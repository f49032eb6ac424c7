package io.dure.hub.session;

import io.dure.auth.directory.UserId;
import io.dure.auth.role.AccessRules;
import io.dure.auth.role.Role;
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
    private final Standings standings;
    private final SessionProperties properties;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Lock beginning = new ReentrantLock();
    private final Map<String, SessionRecord> open = new ConcurrentHashMap<>();
    private final Set<String> used = ConcurrentHashMap.newKeySet();
    private final Set<String> ended = ConcurrentHashMap.newKeySet();

    Sessions(
            SessionRecords records, AccessRules rules, Standings standings, SessionProperties properties, Clock clock) {
        this.records = records;
        this.standings = standings;
        this.properties = properties;
        this.clock = clock;
        for (SessionRecord each : records.all()) {
            each.grantedBy(rules)
                    .ifPresentOrElse(lasting -> open.put(each.hash(), lasting), () -> ended.add(each.hash()));
        }
    }

    /**
     * As somebody who signed in.
     *
     * @param id by which the directory, which has just known the user, is asked again; null: it was not asked
     */
    Secret begin(SignedIn signedIn, @Nullable UserId id) {
        if (id != null) {
            standings.confirm(id, signedIn.role(), signedIn.groups(), signedIn.scope());
        }
        return begin(signedIn, id, null);
    }

    /** As a display that showed a wall token. */
    Secret beginWall(SignedIn display, String wallToken) {
        return begin(display, null, wallToken);
    }

    private Secret begin(SignedIn signedIn, @Nullable UserId id, @Nullable String wallToken) {
        Secret secret = Secret.fresh(random);
        Instant now = clock.instant();
        SessionRecord session = new SessionRecord(secret.hash(), signedIn, id, wallToken, now, now);
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

    /** Whose it is now, if it lasts; this is a use of it. */
    Optional<SignedIn> use(String hash) {
        Instant at = clock.instant();
        SessionRecord session = open.computeIfPresent(hash, (key, current) -> usedOrEnded(current, at));
        if (session == null) {
            return Optional.empty();
        }
        used.add(hash);
        Optional<SignedIn> now = standings.now(session.signedIn(), session.id(), Role.ADMINISTRATOR);
        if (now.isEmpty()) {
            end(hash);
        }
        return now;
    }

    /** By which the directory is asked for whoever has this session; empty: it is none, or nobody is asked. */
    Optional<UserId> idOf(String hash) {
        return Optional.ofNullable(open.get(hash)).map(SessionRecord::id);
    }

    /** Whom a directory can be asked for again, with the login name. */
    Map<UserId, SignedIn> users() {
        Map<UserId, SignedIn> users = new HashMap<>();
        for (SessionRecord session : open.values()) {
            if (session.id() != null) {
                users.put(session.id(), session.signedIn());
            }
        }
        return users;
    }

    /** All that last, those used last first. */
    List<SessionRecord> lasting() {
        Instant now = clock.instant();
        return open.values().stream()
                .filter(session -> session.lasts(now, properties.idle()))
                .sorted(Comparator.comparing((SessionRecord session) -> session.usedAt())
                        .reversed())
                .toList();
    }

    /** What it is now, without being a use. */
    SignedIn standing(SessionRecord session) {
        return standings
                .now(session.signedIn(), session.id(), Role.ADMINISTRATOR)
                .orElseGet(session::signedIn);
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

    /** Also when the name has changed meanwhile. */
    void endAllOf(UserId user) {
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
