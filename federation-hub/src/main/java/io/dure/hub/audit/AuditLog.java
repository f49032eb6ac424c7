package io.dure.hub.audit;

import io.dure.hub.scope.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The list of acts. */
public interface AuditLog {
    int MOST = 1_000;

    /** So many are looked through for one page. */
    int MOST_READ = 20_000;

    /**
     * Newest first.
     *
     * @param limit 1 to 1,000
     * @param before only entries with a lower id
     */
    default AuditPage page(int limit, Optional<Long> before) {
        return page(AuditFilter.ALL, limit, before);
    }

    /**
     * Those that fit, newest first.
     *
     * @param limit 1 to 1,000
     * @param before only entries with a lower id
     */
    AuditPage page(AuditFilter filter, int limit, Optional<Long> before);

    /**
     * The same of what is in scope, looked for in what is told of it alone; a page has fewer entries where much is not, and a
     * following one all the same.
     */
    default AuditPage page(AuditFilter filter, int limit, Optional<Long> before, Sight sight) {
        if (sight.everything()) {
            return page(filter, limit, before);
        }
        List<AuditEntry> seen = new ArrayList<>();
        Optional<Long> from = before;
        for (int read = 0; read < MOST_READ; read += MOST) {
            AuditPage page = page(AuditFilter.ALL, MOST, from);
            for (AuditEntry entry : page.entries()) {
                entry.within(sight).filter(filter::fits).ifPresent(seen::add);
                if (seen.size() == limit) {
                    return new AuditPage(seen, entry.id());
                }
            }
            from = Optional.ofNullable(page.next());
            if (from.isEmpty()) {
                return new AuditPage(seen, null);
            }
        }
        return new AuditPage(seen, from.orElse(null));
    }

    /** Written when it returns. The entry's id is ignored; the store gives one. */
    AuditEntry append(AuditEntry entry);
}
