package io.dure.hub.session;

import io.dure.hub.audit.AuditEntry;
import io.dure.hub.audit.AuditLog;
import io.dure.hub.told.Told;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Signs in and out are acts like others. */
@Component
final class SignInAudit {
    private static final int LONGEST_ACTOR = 255;

    private final AuditLog audit;
    private final Clock clock;

    SignInAudit(AuditLog audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** Something done, to be written by somebody else. */
    AuditEntry entry(
            String actor, @Nullable String source, String act, @Nullable String detail, @Nullable String after) {
        return new AuditEntry(0, clock.instant(), actor, source, act, null, detail, null, after, null, "done");
    }

    /** Of the hub's own, about somebody. */
    void appendOwn(String act, String detail, @Nullable String before, @Nullable String after) {
        audit.append(own(act, detail, before, after));
    }

    /** Of the hub's own. */
    void appendOwn(String act, Told told) {
        audit.append(own(act, null, null, null).telling(told));
    }

    private AuditEntry own(String act, @Nullable String detail, @Nullable String before, @Nullable String after) {
        return new AuditEntry(0, clock.instant(), "hub", null, act, null, detail, before, after, null, "done");
    }

    /** Written when it returns. {@code actor} may be anything that somebody typed. */
    void append(String actor, String source, String act, @Nullable String detail, String outcome) {
        audit.append(ofTyped(actor, source, act, detail, outcome));
    }

    /** The same, with more than a name to tell. */
    void appendTold(String actor, String source, String act, @Nullable Told told, String outcome) {
        audit.append(ofTyped(actor, source, act, null, outcome).telling(told));
    }

    private AuditEntry ofTyped(String actor, String source, String act, @Nullable String detail, String outcome) {
        String printable = actor.replaceAll("\\p{Cntrl}", "?");
        return new AuditEntry(
                0,
                clock.instant(),
                printable.substring(0, Math.min(LONGEST_ACTOR, printable.length())),
                source,
                act,
                null,
                detail,
                null,
                null,
                null,
                outcome);
    }
}
