package io.dure.hub.alarm;

import io.dure.hub.metric.Aggregate;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What raises alarms of a metric.
 *
 * @param version rises with every change
 * @param unit of the aggregate
 * @param over the time that the value is taken over: percentiles from the merged histograms, rates and means of all of it
 * @param warning beyond it the alarm is a warning; null: never
 * @param critical beyond it the alarm is critical; null: never
 * @param made which of those that ship with the hub it is; null once somebody has renamed it
 */
public record AlarmRule(
        String id,
        long version,
        String name,
        String metric,
        Aggregate aggregate,
        String unit,
        AlarmScope scope,
        AlarmBy by,
        Duration over,
        AlarmDirection direction,
        @Nullable Double warning,
        @Nullable Double critical,
        boolean enabled,
        @Nullable Made made,
        String changedBy,
        Instant changedAt) {
    /** The width of the windows that are judged. */
    static final Duration WINDOW = Duration.ofSeconds(10);

    public AlarmRule {
        if (warning == null && critical == null) {
            throw new IllegalArgumentException("a rule needs a limit");
        }
        if (over.compareTo(WINDOW) < 0 || over.toMillis() % WINDOW.toMillis() != 0) {
            throw new IllegalArgumentException("a rule is over whole windows of 10 s, not " + over);
        }
    }

    /** The rules that ship with the hub. */
    public enum Made {
        ERRORS,
        SLOW,
        HEAP
    }

    /** Whether it asks for the same values, so that what it raised can go on. */
    boolean asksAs(AlarmRule other) {
        return enabled == other.enabled
                && metric.equals(other.metric)
                && aggregate == other.aggregate
                && scope.equals(other.scope)
                && by == other.by
                && direction == other.direction;
    }
}
