package io.dure.hub.steering;

import java.time.Instant;
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
        String detail) {

    /** How soon somebody has to look. */
    public enum Severity {
        CRITICAL,
        WARNING
    }
}
