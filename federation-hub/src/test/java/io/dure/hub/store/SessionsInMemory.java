package io.dure.hub.store;

import io.dure.hub.session.SessionRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Sessions, for tests. */
final class SessionsInMemory implements SessionStore {
    private final Map<String, SessionRecord> sessions = new TreeMap<>();

    @Override
    public synchronized List<SessionRecord> all() {
        return List.copyOf(sessions.values());
    }

    @Override
    public synchronized void save(SessionRecord session) {
        sessions.put(session.hash(), session);
    }

    @Override
    public synchronized void used(Map<String, Instant> lastUses) {
        lastUses.forEach((hash, at) -> sessions.computeIfPresent(
                hash,
                (key, was) -> new SessionRecord(was.hash(), was.signedIn(), was.wallToken(), was.startedAt(), at)));
    }

    @Override
    public synchronized void remove(Collection<String> hashes) {
        sessions.keySet().removeAll(hashes);
    }

    synchronized void removeIf(Predicate<SessionRecord> which) {
        sessions.values().removeIf(which);
    }
}
