package io.dure.hub.overview;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An enrolled vantage point.
 *
 * @param site null for a witness
 * @param incarnation null before its first connection
 */
public record CollectorView(
        String id,
        String domain,
        @Nullable String site,
        boolean connected,
        @Nullable Instant lastReportAt,
        @Nullable Long incarnation,
        @Nullable String version) {}
