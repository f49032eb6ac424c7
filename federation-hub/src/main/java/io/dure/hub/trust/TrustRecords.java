package io.dure.hub.trust;

import io.dure.hub.audit.AuditEntry;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps tokens and credentials; what is done with them is audited in the same step. */
public interface TrustRecords {
    List<EnrolmentToken> tokens();

    List<Credential> credentials();

    /** New, or in the place of the one with its id. */
    void save(EnrolmentToken token, AuditEntry entry);

    /**
     * New, or in the place of the one with its id.
     *
     * @param used the token that it was issued for, as it is now; null: none
     */
    void save(Credential credential, @Nullable EnrolmentToken used, AuditEntry entry);

    /** Forgets tokens and credentials that ended before. */
    void forget(Instant endedBefore);
}
