package io.dure.hub.store;

import io.dure.hub.audit.AuditEntry;
import io.dure.hub.audit.AuditLog;
import io.dure.hub.session.ApiToken;
import io.dure.hub.session.ApiTokenRecords;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** API tokens, for tests. */
final class ApiTokensInMemory implements ApiTokenRecords {
    private final Map<String, ApiToken> tokens = new TreeMap<>();
    private final AuditLog audit;

    ApiTokensInMemory(AuditLog audit) {
        this.audit = audit;
    }

    @Override
    public synchronized List<ApiToken> all() {
        return tokens.values().stream()
                .sorted(Comparator.comparing(ApiToken::createdAt).thenComparing(ApiToken::id))
                .toList();
    }

    @Override
    public synchronized void add(ApiToken token, AuditEntry entry) {
        tokens.put(token.id(), token);
        audit.append(entry);
    }

    @Override
    public synchronized void remove(String id, AuditEntry entry) {
        tokens.remove(id);
        audit.append(entry);
    }
}
