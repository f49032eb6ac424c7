package io.dure.hub.steering;

import io.dure.hub.scope.Scoped;
import io.dure.hub.scope.Sight;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that an operator must know now.
 *
 * @param code stable, for example {@code site-stale}
 * @param subject what it is about: a site, a collector, a domain
 * @param detail one sentence for a log; the console words it by the code
 */
public record Alarm(
        String code,
        Severity severity,
        Instant since,
        @Nullable String service,
        @Nullable String site,
        @Nullable String subject,
        String detail)
        implements Scoped {
    @Override
    public Optional<Alarm> within(Sight sight) {
        if (!sight.sees(service, site)) {
            return Optional.empty();
        }
        return Optional.of(
                sight.tells(subject) && sight.tells(detail)
                        ? this
                        : new Alarm(code, severity, since, service, site, null, ""));
    }

    /** How soon somebody has to look. */
    public enum Severity {
        CRITICAL,
        WARNING
    }
}
