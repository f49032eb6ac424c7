package io.dure.hub.alarm;

import io.dure.hub.metric.Aggregate;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The metric that raised an alarm.
 *
 * @param rule id of the rule
 * @param label which of a gauge's siblings; null: all
 * @param value over that time, when it was last known
 * @param limit the one that it lies beyond
 */
public record AlarmReading(
        String rule,
        String name,
        AlarmRule.@Nullable Made made,
        String metric,
        Aggregate aggregate,
        @Nullable String label,
        String unit,
        AlarmDirection direction,
        Duration over,
        double value,
        double limit) {
    static AlarmReading of(AlarmRule rule, double value, double limit) {
        return new AlarmReading(
                rule.id(),
                rule.name(),
                rule.made(),
                rule.metric(),
                rule.aggregate(),
                rule.scope().label(),
                rule.unit(),
                rule.direction(),
                rule.over(),
                value,
                limit);
    }
}
