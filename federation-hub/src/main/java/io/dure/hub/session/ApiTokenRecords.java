package io.dure.hub.session;

import io.dure.hub.audit.AuditEntry;
import java.util.List;

/** Keeps the API tokens; what is done with them is audited in the same step. */
public interface ApiTokenRecords {
    /** Those that have ended among them. */
    List<ApiToken> all();

    /** There, and its entry with it, when this returns. */
    void add(ApiToken token, AuditEntry entry);

    /** Gone, and the entry there, when this returns. */
    void remove(String id, AuditEntry entry);
}
