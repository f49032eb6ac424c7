package io.dure.hub.store;

import io.dure.hub.audit.AuditEntry;
import io.dure.hub.audit.AuditLog;
import io.dure.hub.directory.SignInDocument;
import io.dure.hub.directory.SignInRecords;

/** How users sign in, for tests. */
final class SignInInMemory implements SignInRecords {
    private final AuditLog audit;
    private SignInDocument document = SignInDocument.NOTHING;

    SignInInMemory(AuditLog audit) {
        this.audit = audit;
    }

    @Override
    public synchronized Kept read() {
        return new Kept.Known(document);
    }

    @Override
    public synchronized boolean save(SignInDocument next, long expected, AuditEntry entry) {
        if (document.revision() != expected) {
            return false;
        }
        document = next;
        audit.append(entry);
        return true;
    }
}
