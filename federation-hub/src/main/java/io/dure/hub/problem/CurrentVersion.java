package io.dure.hub.problem;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is there, told to whoever wanted to change something older.
 *
 * @param updatedBy login name of whoever saved it; null: not known
 */
public record CurrentVersion(
        long version, @Nullable String updatedBy, @Nullable Instant updatedAt) {}
