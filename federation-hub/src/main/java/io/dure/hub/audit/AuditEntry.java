package io.dure.hub.audit;

import io.dure.gslb.plan.Token;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One act, as it was done.
 *
 * @param id rises with every entry; assigned by the store
 * @param act stable code, for example {@code weights-set}
 * @param before state of what was changed, as short text; null where there is none
 * @param outcome {@code accepted}, or the stable code of its rejection
 */
public record AuditEntry(
        long id,
        Instant at,
        String actor,
        String source,
        String act,
        @Nullable String service,
        String detail,
        @Nullable String before,
        @Nullable String after,
        @Nullable Token token,
        String outcome) {}
