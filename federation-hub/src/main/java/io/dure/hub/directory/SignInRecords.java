package io.dure.hub.directory;

import io.dure.hub.audit.AuditEntry;

/** Keeps what was set of signing in; a change is audited in the same step. */
public interface SignInRecords {
    /** {@link SignInDocument#NOTHING} while nothing was set. */
    SignInDocument read();

    /**
     * There, and its entry with it, when this returns true.
     *
     * @param expected the revision that was changed
     * @return false: there is another revision now, and nothing happened
     */
    boolean save(SignInDocument document, long expected, AuditEntry entry);
}
