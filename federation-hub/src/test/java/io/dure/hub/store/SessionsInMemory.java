package io.dure.hub.store;

import io.dure.hub.audit.AuditLog;
import io.dure.hub.directory.SignInRecords;
import io.dure.hub.session.ApiTokenRecords;
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
    private final ApiTokensInMemory tokens;
    private final SignInRecords signIn;

    SessionsInMemory(AuditLog audit) {
        this.tokens = new ApiTokensInMemory(audit);
        this.signIn = new SignInInMemory(audit);
    }

    @Override
    public ApiTokenRecords apiTokens() {
        return tokens;
    }

    @Override
    public SignInRecords signIn() {
        return signIn;
    }

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
        lastUses.forEach((hash, at) -> sessions.computeIfPresent(hash, (key, was) -> was.usedAt(at)));
    }

    @Override
    public synchronized void remove(Collection<String> hashes) {
        sessions.keySet().removeAll(hashes);
    }

    synchronized void removeIf(Predicate<SessionRecord> which) {
        sessions.values().removeIf(which);
    }
}
