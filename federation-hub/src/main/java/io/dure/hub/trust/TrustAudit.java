package io.dure.hub.trust;

import io.dure.hub.audit.AuditEntry;
import io.dure.hub.audit.AuditLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
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

    /** What an act was about, in the order in which it is told; the console has words for each. */
    record Attributes(PartKind kind, @Nullable String site, String id, Instant until, int uses, String of) {
        static Attributes of(Credential credential) {
            return new Attributes(
                    credential.kind(),
                    credential.site(),
                    credential.id(),
                    credential.expiresAt(),
                    1,
                    credential.name());
        }

        static Attributes of(EnrolmentToken token) {
            return new Attributes(
                    token.kind(), token.site(), token.id(), token.expiresAt(), token.usesLeft(), token.name());
        }

        /** Names with their values; the last value may hold spaces, as instances are named by whoever runs them. */
        String text() {
            return "kind=" + kind.name().toLowerCase(Locale.ROOT)
                    + (site == null ? "" : " site=" + site)
                    + " id=" + id
                    + " until=" + until
                    + (uses == 1 ? "" : " uses=" + uses)
                    + " of=" + of;
        }
    }

    AuditEntry entry(String actor, @Nullable String source, String act, Attributes about) {
        return new AuditEntry(0, clock.instant(), actor, source, act, null, about.text(), null, null, null, "done");
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
