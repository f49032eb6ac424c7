package io.dure.hub.audit;

import java.util.Optional;

/** The list of acts. */
public interface AuditLog {
    /**
     * Newest first.
     *
     * @param limit 1 to 1,000
     * @param before only entries with a lower id
     */
    AuditPage page(int limit, Optional<Long> before);

    /** Written when it returns. The entry's id is ignored; the store gives one. */
    AuditEntry append(AuditEntry entry);
}
