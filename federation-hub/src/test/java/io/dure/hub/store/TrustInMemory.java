package io.dure.hub.store;

import io.dure.hub.audit.AuditEntry;
import io.dure.hub.audit.AuditLog;
import io.dure.hub.trust.Credential;
import io.dure.hub.trust.EnrolmentToken;
import io.dure.hub.trust.TrustRecords;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tokens and credentials, for tests. */
final class TrustInMemory implements TrustRecords {
    private final Map<String, EnrolmentToken> tokens = new TreeMap<>();
    private final Map<String, Credential> credentials = new TreeMap<>();
    private final AuditLog audit;

    TrustInMemory(AuditLog audit) {
        this.audit = audit;
    }

    @Override
    public synchronized List<EnrolmentToken> tokens() {
        return List.copyOf(tokens.values());
    }

    @Override
    public synchronized List<Credential> credentials() {
        return List.copyOf(credentials.values());
    }

    @Override
    public synchronized void save(EnrolmentToken token, AuditEntry entry) {
        tokens.put(token.id(), token);
        audit.append(entry);
    }

    @Override
    public synchronized void save(Credential credential, @Nullable EnrolmentToken used, AuditEntry entry) {
        if (used != null) {
            tokens.put(used.id(), used);
        }
        credentials.put(credential.id(), credential);
        audit.append(entry);
    }

    @Override
    public synchronized void forget(Instant endedBefore) {
        tokens.values().removeIf(token -> token.expiresAt().isBefore(endedBefore));
        credentials.values().removeIf(credential -> credential.expiresAt().isBefore(endedBefore));
    }
}
