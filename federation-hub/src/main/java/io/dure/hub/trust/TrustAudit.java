package io.dure.hub.trust;

import io.dure.hub.audit.AuditEntry;
import io.dure.hub.audit.AuditLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is done with credentials is audited; a refusal that comes again and again is, once in ten minutes. Thread-safe. */
public final class TrustAudit {
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(10);
    private static final int MOST = 256;

    private final AuditLog audit;
    private final Clock clock;
    private final Map<String, Instant> told = new LinkedHashMap<>();

    TrustAudit(AuditLog audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    AuditEntry entry(String actor, @Nullable String source, String act, String detail, @Nullable String after) {
        return new AuditEntry(0, clock.instant(), actor, source, act, null, detail, null, after, null, "done");
    }

    /**
     * Something was refused.
     *
     * @param actor who is said to have done it
     * @param code stable
     */
    public void refused(String actor, @Nullable String source, String act, String detail, String code) {
        if (isNew(act + ' ' + actor + ' ' + source + ' ' + code)) {
            audit.append(new AuditEntry(0, clock.instant(), actor, source, act, null, detail, null, null, null, code));
        }
    }

    private synchronized boolean isNew(String refusal) {
        Instant now = clock.instant();
        Instant before = told.get(refusal);
        if (before != null && now.isBefore(before.plus(AGAIN_AFTER))) {
            return false;
        }
        told.remove(refusal);
        told.put(refusal, now);
        if (told.size() > MOST) {
            told.remove(told.keySet().iterator().next());
        }
        return true;
    }
}
