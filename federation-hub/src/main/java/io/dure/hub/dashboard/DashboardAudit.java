package io.dure.hub.dashboard;

import io.dure.hub.audit.AuditEntry;
import io.dure.hub.audit.AuditLog;
import io.dure.hub.problem.ProblemCode;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Words an act on a dashboard as an entry of the audit. */
@Component
final class DashboardAudit {
    private final AuditLog audit;
    private final Clock clock;

    DashboardAudit(AuditLog audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** An act that is done; the store commits both together. */
    AuditEntry done(Caller caller, String act, String about, @Nullable String before, @Nullable String after) {
        return entry(caller, act, about, before, after, "done");
    }

    /** Somebody wanted more than is allowed to him. */
    void refused(Caller caller, String act, String about) {
        audit.append(entry(caller, act, about, null, null, ProblemCode.FORBIDDEN.word()));
    }

    private AuditEntry entry(
            Caller caller, String act, String about, @Nullable String before, @Nullable String after, String outcome) {
        return new AuditEntry(
                0,
                clock.instant(),
                caller.who().user(),
                caller.source(),
                act,
                null,
                about,
                before,
                after,
                null,
                outcome);
    }

    /** What an entry is about. */
    static String about(Heading heading) {
        return heading.name() + " (" + heading.id() + ")";
    }
}
