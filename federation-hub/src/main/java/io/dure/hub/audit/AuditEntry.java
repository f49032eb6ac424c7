package io.dure.hub.audit;

import io.dure.gslb.plan.Token;
import io.dure.hub.scope.Scoped;
import io.dure.hub.scope.Sight;
import io.dure.hub.told.Told;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One act, as it was done.
 *
 * @param id rises with every entry; assigned by the store
 * @param source the client's address; null for the hub itself
 * @param act stable code, for example {@code set-weights}
 * @param before state of what was changed, as short text; null where there is none
 * @param detail one English sentence; the console tells {@code told} instead, where there is one
 * @param outcome {@code done}, or the stable code of its refusal
 * @param told what the detail says; null: it is a name, or was written by an earlier hub
 */
public record AuditEntry(
        long id,
        Instant at,
        String actor,
        @Nullable String source,
        String act,
        @Nullable String service,
        @Nullable String detail,
        @Nullable String before,
        @Nullable String after,
        @Nullable Token token,
        String outcome,
        @Nullable Told told)
        implements Scoped {
    /** One whose detail is a name, or that has none. */
    public AuditEntry(
            long id,
            Instant at,
            String actor,
            @Nullable String source,
            String act,
            @Nullable String service,
            @Nullable String detail,
            @Nullable String before,
            @Nullable String after,
            @Nullable Token token,
            String outcome) {
        this(id, at, actor, source, act, service, detail, before, after, token, outcome, null);
    }

    /** An act on a service, without its texts where the service is not wholly in scope. */
    @Override
    public Optional<AuditEntry> within(Sight sight) {
        if (sight.everything()) {
            return Optional.of(this);
        }
        if (service == null || !sight.service(service)) {
            return Optional.empty();
        }
        return Optional.of(
                sight.whole(service)
                        ? this
                        : new AuditEntry(id, at, actor, source, act, service, null, null, null, token, outcome));
    }

    public AuditEntry withId(long given) {
        return new AuditEntry(given, at, actor, source, act, service, detail, before, after, token, outcome, told);
    }

    /** With what only the store knows: what was there, and what is. */
    public AuditEntry withChange(String was, String is) {
        return new AuditEntry(id, at, actor, source, act, service, detail, was, is, token, outcome, told);
    }

    /** With what it says, as a sentence too. */
    public AuditEntry telling(@Nullable Told what) {
        return what == null
                ? this
                : new AuditEntry(
                        id, at, actor, source, act, service, what.english(), before, after, token, outcome, what);
    }
}
