package io.dure.hub.alarm;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one subject over a rule's time.
 *
 * @param value null where there is nothing to say it of
 * @param reported how much of the time it reported
 */
record Sample(@Nullable Double value, Duration reported) {
    /** Who is judged; what is null is not told apart. */
    record Subject(
            @Nullable String service,
            @Nullable String site,
            @Nullable String instance) {}
}
